import type {DearAttachment} from '../../shared/documents/dear-document.ts';
import type {Problem} from '../../shared/result.ts';
import {fileTooLarge} from '../dear/file-trouble.ts';
import type {Outcome} from '../ledger/settle.ts';
import {problemOf, Trouble} from '../platform/trouble.ts';
import type {XeroAttachment, XeroElement} from '../xero/xero.ts';

/** What Xero's answer says became of a file. */
export function fileOutcome(element: XeroElement<XeroAttachment> | undefined, file: DearAttachment): Outcome {
  if (!element) return {kind: 'unknown', problem: null};
  const {id, name} = element.record;
  if (element.outcome === 'saved' && id) {
    return {kind: 'saved', xeroId: id, xeroNumber: name, answer: null, warnings: element.warnings};
  }
  return {kind: 'refused', problem: fileRefusal(element.errors, file)};
}

/** The same where the whole request was refused: then Xero did nothing. Anything else is thrown on. */
export function outcomeOfRefusal(error: unknown, file: DearAttachment): Outcome {
  if (!(error instanceof Trouble) || error.kind !== 'document') throw error;
  const {code, raw} = error.problem;
  if (code === 'xero.too-large') return {kind: 'refused', problem: fileTooLarge(file).problem};
  return {kind: 'refused', problem: fileRefusal(raw ? [raw] : [], file)};
}

/** Ten files hang on the document, of whoever's. */
export const tooManyFiles = ({fileName}: DearAttachment, raw: string | null = null): Problem =>
  problemOf(
    'file.too-many',
    'The document has ten files in Xero already.',
    `There is no room for ${fileName}: Xero takes ten files a document. The document itself is unaffected.`,
    'Remove one of them in Xero and retry, or skip this one with a reason.',
    {raw},
  );

/** Between an upload whose answer was lost and the look for it a person put another file there. */
export const nameTaken = (fileName: string, name: string): Problem =>
  problemOf(
    'file.name-taken',
    'Another file has its name in Xero.',
    `${fileName} was on its way as ${name}, and its answer was lost; now another file of that name hangs there. It was left as it is.`,
    'Retry: it goes under another name.',
  );

/** Xero's words for the eleventh file are not published; these are the ones that speak of a number. */
const TOO_MANY = /maximum|too many|no more than|exceed.*\b10\b|\b10 (files|attachments)/i;

function fileRefusal(errors: readonly string[], file: DearAttachment): Problem {
  const raw = errors.join('\n');
  if (TOO_MANY.test(raw)) return tooManyFiles(file, raw);
  return problemOf(
    'xero.file-refused',
    'Xero refuses the file.',
    `${file.fileName}: ${errors[0] ? `Xero says: ${errors[0]}` : 'Xero gave no reason.'} The document itself is unaffected.`,
    'Mend it in DEAR as Xero says and retry, or skip it with a reason.',
    {raw: raw || null},
  );
}
