import {mkdir, stat} from 'node:fs/promises';
import {dirname} from 'node:path';
import {errorCode} from './troubles.ts';

/**
 * Makes a folder with those above it, each for its owner alone. Step by step instead of Node's own `recursive`, which
 * never ends where a system says of every new folder that the one above it is missing, as Linux does below /proc.
 * @returns the topmost folder that was made; undefined when it was there
 */
export async function makeFolders(path: string): Promise<string | undefined> {
  if (await make(path)) return path;
  if (await isFolder(path)) return undefined;
  const first = await makeFolders(dirname(path));
  const made = await make(path);
  if (!made && !(await isFolder(path))) throw missing(path);
  return first ?? (made ? path : undefined);
}

/** Whether it was made; false where it may be there already, or the one above it is missing. */
async function make(path: string): Promise<boolean> {
  try {
    await mkdir(path, {mode: 0o700});
    return true;
  } catch (error) {
    const isRoot = dirname(path) === path;
    if (await isFolder(path)) return false;
    if (errorCode(error) === 'ENOENT' && !isRoot) return false;
    throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

const missing = (path: string): Error => Object.assign(new Error(`${path} cannot be made`), {code: 'ENOENT'});
