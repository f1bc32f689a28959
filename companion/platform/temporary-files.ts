/** Room on disk for what is too large to be kept in memory and needed for moments only. */
export interface TemporaryFiles {
  /** A new file, for the owner's eyes alone. */
  create(): Promise<TemporaryFile>;
  /** Removes what a crash left behind: for the start, when none is in use. */
  clear(): Promise<void>;
}

export interface TemporaryFile {
  append(bytes: Uint8Array): Promise<void>;
  /** All that was written. */
  read(): Promise<Uint8Array>;
  /** Once it is done with; a second time does nothing. */
  remove(): Promise<void>;
}
