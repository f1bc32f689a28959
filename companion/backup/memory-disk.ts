import type {Disk} from '../store/disk.ts';
import {isIndex} from '../store/index-file.ts';

/** A disk in memory, by whole path: on it a copy of a folder is opened by the store itself, and nothing real is touched. */
export function memoryDisk(files: Map<string, string>): Disk {
  return {
    read: async (path) => files.get(path),
    readPart(path, from, to) {
      const text = files.get(path);
      return text === undefined ? undefined : Buffer.from(text).subarray(from, to);
    },
    async write(path, content) {
      if (isIndex(path)) return; // a copy in memory has no use of one
      files.set(path, typeof content === 'string' ? content : Buffer.concat([content].flat()).toString());
    },
    async copy(from, to) {
      const text = files.get(from);
      if (text !== undefined) files.set(to, text);
      return text !== undefined;
    },
    async rename(from, to) {
      const text = files.get(from);
      files.delete(from);
      if (text !== undefined) files.set(to, text);
    },
    remove: async (path) => void files.delete(path),
    list: async (folder) =>
      [...files.keys()].flatMap((path) => {
        const name = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : '';
        return name === '' || name.includes('/') ? [] : [name];
      }),
    syncFile: async () => undefined,
    syncFolder: async () => undefined,
    makeFolder: async () => undefined,
  };
}
