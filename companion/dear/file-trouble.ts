import type {DearAttachment} from '../../shared/documents/dear-document.ts';
import {problemOf, Trouble} from '../platform/trouble.ts';

/** What is wrong with one file of DEAR's: its document and the other files go. */
const fileTrouble = (code: string, title: string, detail: string, fix: string, raw: string | null = null) =>
  new Trouble(
    'document',
    problemOf(code, title, `${detail} Its document and the other files are unaffected.`, fix, {raw}),
    {effect: 'not-processed'},
  );

export const fileTooLarge = ({fileName}: DearAttachment): Trouble =>
  fileTrouble(
    'file.too-large',
    'The file is larger than 10 MB.',
    `Xero takes no file as large as ${fileName}.`,
    'Attach a smaller version in DEAR, and skip this one with a reason.',
  );

export const fileIsPage = ({fileName}: DearAttachment): Trouble =>
  fileTrouble(
    'file.is-page',
    'DEAR sent a web page instead of the file.',
    `What came for ${fileName} looks like a login page, and was not taken to Xero.`,
    'Open the file in DEAR to see whether it is still there. Then retry.',
  );

export const fileGone = ({fileName}: Pick<DearAttachment, 'fileName'>): Trouble =>
  fileTrouble(
    'file.gone',
    'DEAR no longer has the file.',
    `Deerpath knew of ${fileName}, and DEAR does not find it any more.`,
    'Attach it again in DEAR if it is wanted in Xero, and skip this one with a reason.',
  );

export const fileRefused = ({fileName}: DearAttachment, status: number): Trouble =>
  fileTrouble(
    'file.refused',
    'DEAR does not give the file.',
    `It was asked for ${fileName}, and answered ${status}.`,
    'Open the file in DEAR to see whether it is still there. Then retry.',
    String(status),
  );

export const fileElsewhere = ({fileName}: DearAttachment): Trouble =>
  fileTrouble(
    'file.elsewhere',
    'The file does not lie at DEAR.',
    `The address of ${fileName} leads to another place, which Deerpath does not ask.`,
    'Attach the file itself in DEAR, and skip this one with a reason.',
  );
