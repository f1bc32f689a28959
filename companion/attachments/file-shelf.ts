import type {DearAttachment} from '../../shared/documents/dear-document.ts';
import type {DearFile} from '../dear/dear.ts';

/** Files of DEAR's that are on our disk for the moment: each is fetched once, however many documents it goes to. */
export interface FileShelf {
  has(id: string): boolean;
  /** Throws `Trouble` as `Dear.download` does, and goes on doing so until it is dropped. */
  get(file: DearAttachment): Promise<DearFile>;
  /** It goes to no more documents. */
  drop(id: string): Promise<void>;
}

export function createFileShelf(fetch: (file: DearAttachment) => Promise<DearFile>): FileShelf {
  const files = new Map<string, Promise<DearFile>>();
  return {
    has: (id) => files.has(id),
    get(file) {
      const known = files.get(file.id);
      if (known) return known;
      const fetched = fetch(file);
      files.set(file.id, fetched);
      return fetched;
    },
    async drop(id) {
      const file = files.get(id);
      files.delete(id);
      const fetched = await file?.catch(() => undefined);
      await fetched?.remove();
    },
  };
}
