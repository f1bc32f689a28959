import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import {type FileHead, headOf} from './file-text.ts';
import {errorCode} from './troubles.ts';

/** The heads of whole files, one after the other through the same memory. Throws what the file system refuses. */
export function readHeads(paths: readonly string[]): (FileHead | undefined)[] {
  let room = Buffer.allocUnsafe(0);
  return paths.map((path) => {
    const file = openUnlessMissing(path);
    if (file === undefined) return undefined;
    try {
      const {size} = fstatSync(file);
      if (room.length < size) room = Buffer.allocUnsafe(size + SPARE);
      let length = 0;
      for (let more = -1; more !== 0 && length < size; length += more) {
        more = readSync(file, room, length, size - length, length);
      }
      return headOf(room.subarray(0, length));
    } finally {
      closeSync(file);
    }
  });
}

const SPARE = 512 * 1024;

function openUnlessMissing(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
