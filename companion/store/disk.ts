/**
 * The little of a file system that the store stands on. The real one is `node-disk.ts`; the tests' own forgets, like a
 * power cut, what was not synced: a file's bytes until `syncFile`, a name until `syncFolder`.
 */
export interface Disk {
  read(path: string): Promise<string | undefined>;
  /** Creates or replaces, mode 0600. Bytes may be lost until `syncFile`, the name until `syncFolder`. */
  write(path: string, text: string): Promise<void>;
  syncFile(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  syncFolder(path: string): Promise<void>;
  /** Names in a folder, [] when there is none. */
  list(path: string): Promise<string[]>;
  /** Makes the folder and its parents with mode 0700. */
  makeFolder(path: string): Promise<void>;
}
