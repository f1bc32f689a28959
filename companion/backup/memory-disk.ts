import type {Disk} from '../store/disk.ts';

/** A disk in memory, by whole path: on it a copy of a folder is opened by the store itself, and nothing real is touched. */
export function memoryDisk(files: Map<string, string>): Disk {
  return {
    read: async (path) => files.get(path),
    write: async (path, text) => void files.set(path, text),
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
