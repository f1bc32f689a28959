import {hash} from 'node:crypto';
import {bodyStart, headText, type Packed} from './file-text.ts';

/**
 * Where a file is put together out of entries that are JSON already: always the same piece of memory, as a megabyte for each
 * file of each commit would be more than is ever given back. What lies on it lasts until it is cleared, for whichever file.
 */
export class Desk {
  #room = Buffer.alloc(0);
  #version = 1;
  #end = 0;

  /** Begins the list of a new file. */
  clear(version: number): void {
    this.#version = version;
    this.#end = bodyStart(version);
    this.#take(OPEN);
  }

  /** @returns the same bytes as they lie here */
  add(entry: Uint8Array): Buffer {
    if (this.#end > bodyStart(this.#version) + 1) this.#take(COMMA);
    return this.#take(entry);
  }

  /** The whole file, as `packFile` would make it. */
  pack(): Packed {
    this.#take(CLOSE);
    const text = this.#room.subarray(0, this.#end);
    const checksum = hash('sha256', text.subarray(bodyStart(this.#version), -1));
    text.write(headText(this.#version, checksum));
    return {text, checksum};
  }

  #take(bytes: Uint8Array): Buffer {
    const start = this.#end;
    this.#end += bytes.length;
    if (this.#end > this.#room.length) {
      const wider = Buffer.alloc(2 * this.#end);
      this.#room.copy(wider, 0, 0, start);
      this.#room = wider;
    }
    this.#room.set(bytes, start);
    return this.#room.subarray(start, this.#end);
  }
}

const [OPEN, COMMA, CLOSE] = [Buffer.from('['), Buffer.from(','), Buffer.from(']}')];
