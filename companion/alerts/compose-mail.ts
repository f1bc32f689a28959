import type {Letter} from './letter.ts';
import {letterHtml} from './letter-html.ts';
import {letterText} from './letter-text.ts';

export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The letter as a mail carries it: for programs that show HTML, and for those that do not. */
export const composeMail = (letter: Letter): MailText => ({
  subject: letter.subject,
  text: letterText(letter),
  html: letterHtml(letter),
});
