import {join} from 'node:path';
import {setImmediate} from 'node:timers/promises';
import type {Disk} from './disk.ts';
import {type FileHead, headOf} from './file-text.ts';

/**
 * Looks through whole files without keeping them, and what each says of itself: undefined for one that is missing or not as
 * `packFile` wrote it. Between two of them everything else gets its turn. Throws what the disk refuses.
 */
export async function readHeads(
  disk: Disk,
  folder: string,
  names: readonly string[],
): Promise<Map<string, FileHead | undefined>> {
  const heads = new Map<string, FileHead | undefined>();
  for (const name of names) {
    const bytes = disk.readPart(join(folder, name), 0);
    heads.set(name, bytes && headOf(bytes));
    await setImmediate();
  }
  return heads;
}
