import {open, readFile, rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {Ids} from '../platform/ids.ts';
import type {TemporaryFiles} from '../platform/temporary-files.ts';
import {makeFolders} from './make-folders.ts';
import {diskTrouble} from './troubles.ts';

/** In a folder of its own within the data folder. What the disk refuses is thrown as `Trouble`. */
export function nodeTemporaryFiles(dataFolder: string, ids: Ids): TemporaryFiles {
  const folder = join(dataFolder, 'downloads');
  return {
    async create() {
      const path = join(folder, `${ids.next()}.part`);
      const work = <Value>(effect: () => Promise<Value>): Promise<Value> =>
        effect().catch((error: unknown) => {
          throw diskTrouble(error, path);
        });
      await work(() => makeFolders(folder));
      const file = await work(() => open(path, 'wx', 0o600));
      let isOpen = true;
      const close = async () => {
        if (!isOpen) return;
        isOpen = false;
        await file.close();
      };
      return {
        append: (bytes) => work(() => file.appendFile(bytes)),
        read: () =>
          work(async () => {
            await close();
            return readFile(path);
          }),
        remove: () =>
          work(async () => {
            await close();
            await rm(path, {force: true});
          }),
      };
    },
    clear: () => rm(folder, {recursive: true, force: true}),
  };
}
