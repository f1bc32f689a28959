import type {DearFile} from '../dear/dear.ts';
import type {ExportContext} from '../export/context.ts';
import type {FileWork} from './plan-files.ts';

/** DEAR answers slower than its limit allows calls, so a few files are on their way while others go to Xero. */
const FILES_AHEAD = 4;

/**
 * Brings the files of these works here, a few ahead of their turn, each once however many documents it goes to, and lets each
 * go after the last of them. While a run only looks nothing is fetched.
 *
 * @param isWorthIt whether a file ahead may have a place at all.
 */
export function fetchAhead(
  {files, rehearsal}: ExportContext,
  works: readonly FileWork[],
  isWorthIt: (one: FileWork) => boolean,
) {
  const uses = new Map<string, number>();
  for (const {file} of works) uses.set(file.id, (uses.get(file.id) ?? 0) + 1);

  return {
    /** Throws `Trouble` as `Dear.download` does. */
    async get(one: FileWork): Promise<Pick<DearFile, 'size' | 'sha256'>> {
      if (rehearsal) return {size: -1, sha256: ''};
      const got = files.get(one.file);
      for (const next of works.slice(works.indexOf(one) + 1).slice(0, FILES_AHEAD - 1)) {
        // What becomes of it is heard at its turn.
        if (isWorthIt(next)) files.get(next.file).catch(() => undefined);
      }
      return got;
    },
    async done({file}: FileWork): Promise<void> {
      const left = (uses.get(file.id) ?? 1) - 1;
      uses.set(file.id, left);
      if (left === 0) await files.drop(file.id);
    },
    async close(): Promise<void> {
      for (const id of uses.keys()) await files.drop(id);
    },
  };
}
