/** What Xero takes in no file name (Xero's documentation, “Attachments”, and integrators' reports for `+`); half characters cannot even be encoded. */
const REFUSED = /[<>:"/\\|?*+\p{Cc}\p{Cs}\u2028\u2029]/gu;
/** Xero tells no limit; an address part of more than 260 characters is refused by servers of its kind. */
const LONGEST = 150;
const EXTENSION = /\.[^.\s]{1,16}$/u;

/**
 * The name under which a file of DEAR's goes to Xero: what Xero refuses becomes `_`, blanks around it and dots at its end go,
 * and one that is too long loses its middle; all else stays as it is, in any script.
 */
export const xeroFileName = (name: string): string => fitted(name.replaceAll(REFUSED, '_'), '');

/** The name with a part of the file's id before its extension, for a second file of one name. */
export const withSuffix = (name: string, suffix: string): string => fitted(name, `-${suffix}`);

/** What tells names apart: Xero overwrites a file whose name differs in capitals alone. */
export const nameKey = (name: string): string => name.normalize('NFC').toLowerCase();

function fitted(name: string, suffix: string): string {
  const tidy = name.trim().replace(/[\s.]+$/u, '') || 'file';
  const extension = EXTENSION.exec(tidy)?.[0] ?? '';
  const stem = [...tidy.slice(0, tidy.length - extension.length)];
  const room = LONGEST - [...extension, ...suffix].length;
  const kept = stem.length > room ? stem.slice(0, room).join('').trimEnd() : stem.join('');
  return `${kept}${suffix}${extension}`;
}
