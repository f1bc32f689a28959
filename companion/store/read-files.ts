import {join} from 'node:path';
import {crc32} from 'node:zlib';
import type {Disk} from './disk.ts';
import {headOf} from './file-text.ts';
import {placeIn, type Sheet} from './sheet.ts';
import {changedUnderUs} from './troubles.ts';

/** Reads parts of data files, and nothing else than what was in them when their sheet was made. */
export interface ReadFiles {
  /** The texts of the entries at these places, in ascending order, in one go. */
  entries(file: string, sheet: Sheet, places: readonly number[]): string[];
  /** All of it. It lasts until anything else is read. */
  whole(file: string, sheet: Sheet): Buffer;
}

/**
 * While a commit puts a new text in a file's place, the one that counts lies under one of three names: its own, that of the
 * last good copy, or that of the new text. Checksums tell which. Throws `Trouble` (`store.changed`) where it is under none.
 */
export function readFiles(disk: Disk, folder: string): ReadFiles {
  const namesOf = (file: string) => ['', '.previous', '.tmp'].map((ending) => join(folder, `${file}${ending}`));

  return {
    entries: (file, sheet, places) => together(sheet, places).flatMap((span) => readSpan(file, sheet, span)),

    whole(file, sheet) {
      for (const path of namesOf(file)) {
        const bytes = disk.readPart(path, 0);
        if (bytes && headOf(bytes)?.checksum === sheet.checksum) return bytes;
      }
      throw changedUnderUs(join(folder, file));
    },
  };

  function readSpan(file: string, sheet: Sheet, places: readonly number[]): string[] {
    const [first = 0, last = 0] = [places.at(0), places.at(-1)];
    const [from] = placeIn(sheet, first);
    const [, to] = placeIn(sheet, last);
    for (let tries = 0; tries < TRIES; tries += 1) {
      for (const path of namesOf(file)) {
        const span = disk.readPart(path, from, to);
        if (span?.length !== to - from) continue;
        const parts = places.map((at) => {
          const [begin, end] = placeIn(sheet, at);
          return span.subarray(begin - from, end - from);
        });
        if (parts.every((part, index) => crc32(part) === sheet.sums[places[index] ?? 0])) return parts.map(String);
      }
    }
    throw changedUnderUs(join(folder, file));
  }
}

/** A rename between two looks is found by the next. */
const TRIES = 3;
/** What lies between two entries is read with them rather than going to the disk once more. Bytes. */
const NEAR = 16 * 1024;

/** The places in groups that lie near each other. */
function together(sheet: Sheet, places: readonly number[]): number[][] {
  const groups: number[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const at of places) {
    const [from, to] = placeIn(sheet, at);
    if (from - end <= NEAR) groups.at(-1)?.push(at);
    else groups.push([at]);
    end = to;
  }
  return groups;
}
