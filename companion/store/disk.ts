/**
 * The little of a file system that the store stands on. The real one is `node-disk.ts`; the tests' own forgets, like a
 * power cut, what was not synced: a file's bytes until `syncFile`, a name until `syncFolder`.
 */
export interface Disk {
  read(path: string): Promise<string | undefined>;
  /**
   * At once: bytes `from` one place `to` another, or to the end, fewer where the file is shorter; undefined when there is
   * no file. They last until the next call.
   */
  readPart(path: string, from: number, to?: number): Buffer | undefined;
  /** Creates or replaces, mode 0600; pieces go one after the other. Bytes may be lost until `syncFile`, the name until `syncFolder`. */
  write(path: string, content: string | Uint8Array | readonly Uint8Array[]): Promise<void>;
  /** The same with the bytes of another file; false when there is none. */
  copy(from: string, to: string): Promise<boolean>;
  syncFile(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  syncFolder(path: string): Promise<void>;
  /** Names in a folder, [] when there is none. */
  list(path: string): Promise<string[]>;
  /** Makes the folder and its parents with mode 0700. */
  makeFolder(path: string): Promise<void>;
}
