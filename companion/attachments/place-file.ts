import {nameKey, withSuffix, xeroFileName} from './xero-file-name.ts';

/** Xero keeps ten files a document (Xero's documentation, “Attachments”). */
export const FILES_A_DOCUMENT = 10;

/** A file that hangs on a document in Xero. */
export interface FileThere {
  readonly id: string;
  readonly name: string;
  /** Bytes, or null where nobody knows. */
  readonly size: number | null;
  /** Whether the ledger knows it as one of ours. */
  readonly ours: boolean;
}

export type Placed = {readonly decision: 'goes'; readonly name: string} | {readonly decision: 'no-room'};

/**
 * Where a file of DEAR's goes on a document in Xero: under a name that is free there whatever its capitals, since the same
 * name would overwrite. Pure.
 *
 * @param there all files of the document, ours and others'.
 */
export function placeFile(file: {id: string; fileName: string; size: number}, there: readonly FileThere[]): Placed {
  if (there.length >= FILES_A_DOCUMENT) return {decision: 'no-room'};
  const taken = new Set(there.map(({name}) => nameKey(name)));
  for (const name of namesFor(file)) if (!taken.has(nameKey(name))) return {decision: 'goes', name};
  throw new Error('There are more names than files.');
}

/**
 * What hangs there under its name, is as large, and is not ours by the ledger: it went before the ledger forgot it, or a person
 * put another one there. Only their bytes tell.
 */
export const mayBeIt = (file: {id: string; fileName: string; size: number}, there: readonly FileThere[]): FileThere[] =>
  there.filter((one) => isNamesake(file, one) && (one.size === null || one.size === file.size));

/** Whether it is worth getting: there is room, or the very file may hang there already. */
export const mayBePlaced = (file: {id: string; fileName: string}, there: readonly FileThere[]): boolean =>
  there.length < FILES_A_DOCUMENT || there.some((one) => isNamesake(file, one));

const isNamesake = (file: {id: string; fileName: string}, one: FileThere): boolean => {
  const [plain = '', suffixed = ''] = namesFor(file);
  return !one.ours && [plain, suffixed].some((name) => nameKey(name) === nameKey(one.name));
};

/** Its own name, then ever longer ones with its id in DEAR, which are the same every time. */
function* namesFor({id, fileName}: {id: string; fileName: string}): Generator<string> {
  const plain = xeroFileName(fileName);
  yield plain;
  yield withSuffix(plain, id.slice(0, 8));
  for (let count = 1; count <= FILES_A_DOCUMENT; count++) yield withSuffix(plain, count === 1 ? id : `${id}-${count}`);
}
