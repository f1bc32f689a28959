import {accessSync, constants} from 'node:fs';
import {delimiter, join} from 'node:path';

/** A program of this machine under one of its names, or the one that a person named; undefined when there is none. */
export function findProgram(names: readonly string[], named?: string, path = process.env.PATH): string | undefined {
  const folders = [...(path ?? '').split(delimiter), '/usr/bin', '/snap/bin'];
  const places = [named, ...folders.flatMap((folder) => names.map((name) => join(folder, name)))];
  return places.find((place) => place !== undefined && place !== '' && isProgram(place));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
