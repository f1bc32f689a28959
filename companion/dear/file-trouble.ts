import type {DearAttachment} from '../../shared/documents/dear-document.ts';
import {problemOf, Trouble} from '../platform/trouble.ts';

/** What is wrong with one file of DEAR's: its document and the other files go. */
const fileTrouble = (code: string, title: string, detail: string, fix: string, raw: string | null = null) =>
  new Trouble('document', problemOf(code, title, detail, fix, {raw}), {effect: 'not-processed'});

const REST = 'Everything else of the document is unaffected.';

export const fileTooLarge = ({fileName}: DearAttachment): Trouble =>
  fileTrouble(
    'file.too-large',
    `${fileName} is larger than 10 MB.`,
    `Xero takes no larger file. ${REST}`,
    'Attach a smaller version in DEAR, and skip this one with a reason.',
  );

export const fileIsPage = ({fileName}: DearAttachment): Trouble =>
  fileTrouble(
    'file.is-page',
    `DEAR sent a web page instead of ${fileName}.`,
    `It looks like a login page, so it was not taken to Xero. ${REST}`,
    'Open the file in DEAR to see whether it is still there, then retry.',
  );

export const fileGone = ({fileName}: DearAttachment): Trouble =>
  fileTrouble(
    'file.gone',
    `DEAR no longer has ${fileName}.`,
    `It lists the file, and does not find it. ${REST}`,
    'Attach it again in DEAR, and skip this one with a reason.',
  );

export const fileRefused = ({fileName}: DearAttachment, status: number): Trouble =>
  fileTrouble(
    'file.refused',
    `DEAR does not give ${fileName}.`,
    `Its answer was ${status}. ${REST}`,
    'Open the file in DEAR to see whether it is still there, then retry.',
    String(status),
  );

export const fileElsewhere = ({fileName}: DearAttachment): Trouble =>
  fileTrouble(
    'file.elsewhere',
    `${fileName} does not lie at DEAR.`,
    `Its address leads to another place, which Deerpath does not ask. ${REST}`,
    'Attach the file itself in DEAR, and skip this one with a reason.',
  );
