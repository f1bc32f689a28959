import {initialState} from '../initial-state.ts';
import {noFailpoints} from '../platform/failpoints.ts';
import {openStore} from '../store/open-store.ts';
import {memoryDisk} from './memory-disk.ts';

/** What lies in a data folder, in numbers that people know. */
export interface Contents {
  readonly documents: number;
  readonly transactions: number;
  readonly people: number;
  /** The companion's own key, sealed: tells whether the secret key at hand is the one it was sealed with. */
  readonly sealedKey: string | null;
}

const folder = '/data';

/**
 * Opens a copy of a data folder, in memory, just as a start would: migrations, every checksum, every schema. Throws
 * `Trouble` (`store.unreadable`, `store.newer`) when a start would refuse it.
 */
export async function checkFiles(files: ReadonlyMap<string, string>): Promise<Contents> {
  const copy = new Map([...files].map(([name, text]) => [`${folder}/${name}`, text]));
  const store = await openStore({disk: memoryDisk(copy), folder, failpoints: noFailpoints, initialState});
  return {
    documents: store.count('masters'),
    transactions: store.count('rows'),
    people: store.state.users.length,
    sealedKey: store.state.companionKey?.sealedPrivate ?? null,
  };
}
