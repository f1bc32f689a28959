import {dirname} from 'node:path';
import type {Disk} from '../../companion/store/disk.ts';
import {isIndex} from '../../companion/store/index-file.ts';
import {diskTrouble} from '../../companion/store/troubles.ts';

/**
 * What a power cut leaves of that which nobody synced.
 * - `nothing`: neither names nor bytes. What files were before is back.
 * - `names`: the folder knows every new name, but the bytes behind it are gone.
 * - `bytes`: every byte arrived, and no name.
 * - `everything`: as when the process alone was killed.
 * - a number seeds a choice: any part of the names, any part of each file.
 */
export type Survivors = 'nothing' | 'names' | 'bytes' | 'everything' | number;

interface Operation {
  readonly kind: 'write' | 'syncFile' | 'rename' | 'remove' | 'syncFolder' | 'makeFolder';
  readonly path: string;
}

export interface ForgetfulDisk extends Disk {
  /** Every change and sync that was asked for, in order. Reads are not among them. */
  readonly operations: readonly Operation[];
  /** What a power cut at this moment would leave, as a disk of its own; this one goes on. */
  remains(survivors?: Survivors): ForgetfulDisk;
  /** The power cut: what is left. This disk is dead, and nothing asked of it is ever answered. */
  crash(survivors?: Survivors): ForgetfulDisk;
  /** The next write stops half-way and kills the disk. */
  tearNextWrite(): void;
  /** Calls back before each operation, and in the middle of each write; what is asked meanwhile is not counted. */
  watch(watcher: (operation: Operation, moment: 'before' | 'torn') => void): void;
  /** Operations that need room fail as on a full disk while `full` says so. */
  fillUp(full: (operation: Operation, index: number) => boolean): void;
  /** Everything that a reader sees, by path. */
  files(): Map<string, string>;
  /** Puts a file there, or takes it away, as somebody else would: whole and synced. */
  plant(path: string, text: string | undefined): void;
}

/** Bytes as a file has them now, and as the platter has them; undefined when it never got any. */
interface Bytes {
  text: string;
  synced: string | undefined;
}
/** A change of names that its folder was not told to keep yet. */
interface Renaming {
  readonly folder: string;
  readonly goes: string | undefined;
  readonly comes: string | undefined;
  readonly bytes: Bytes;
}

/** A disk in memory that forgets what was not synced: a file's bytes until `syncFile`, a name until `syncFolder`. */
export function forgetfulDisk(
  start: ReadonlyMap<string, string> = new Map(),
  folders: Iterable<string> = [],
): ForgetfulDisk {
  const seen = new Map<string, Bytes>();
  const kept = new Map<string, Bytes>();
  const known = new Set<string>(folders);
  let pending: Renaming[] = [];
  const operations: Operation[] = [];
  let dead = false;
  let tear = false;
  let watcher: ((operation: Operation, moment: 'before' | 'torn') => void) | undefined;
  let isFull: ((operation: Operation, index: number) => boolean) | undefined;

  const plant = (path: string, text: string | undefined) => {
    if (text === undefined) {
      seen.delete(path);
      kept.delete(path);
      return;
    }
    const bytes = {text, synced: text};
    seen.set(path, bytes);
    kept.set(path, bytes);
  };
  for (const [path, text] of start) plant(path, text);

  /** One operation: counted, watched, refused by a full disk, and never answered by a dead one. */
  async function operate(kind: Operation['kind'], path: string, work: () => void, half?: () => void): Promise<void> {
    if (dead) return never();
    const operation = {kind, path};
    operations.push(operation);
    watcher?.(operation, 'before');
    if (isFull?.(operation, operations.length - 1)) {
      half?.();
      throw diskTrouble(Object.assign(new Error('no space left'), {code: 'ENOSPC'}), path);
    }
    if (half && (watcher || tear)) {
      half();
      watcher?.(operation, 'torn');
      if (tear) {
        dead = true;
        return never();
      }
    }
    work();
  }

  const change = (folder: string, goes: string | undefined, comes: string | undefined, bytes: Bytes) => {
    if (goes !== undefined) seen.delete(goes);
    if (comes !== undefined) seen.set(comes, bytes);
    pending.push({folder, goes, comes, bytes});
  };

  const writeText = (path: string, text: string) => {
    if (!known.has(dirname(path))) throw diskTrouble(Object.assign(new Error('no folder'), {code: 'ENOENT'}), path);
    const bytes = seen.get(path);
    if (bytes) bytes.text = text;
    else change(dirname(path), undefined, path, {text, synced: undefined});
  };

  function remains(survivors: Survivors = 'nothing'): ForgetfulDisk {
    const chance = typeof survivors === 'number' ? mulberry(survivors) : () => 1;
    const namesStay = survivors === 'names' || survivors === 'everything';
    const names = new Map(kept);
    for (const renaming of pending) if (namesStay || chance() < 0.5) apply(names, renaming);

    const left = new Map<string, string>();
    for (const [path, bytes] of names) left.set(path, bytesLeft(bytes, survivors, chance));
    return forgetfulDisk(left, known);
  }

  return {
    operations,
    remains,
    crash(survivors) {
      dead = true;
      return remains(survivors);
    },
    tearNextWrite: () => {
      tear = true;
    },
    watch: (next) => {
      watcher = next;
    },
    fillUp: (next) => {
      isFull = next;
    },
    files: () => new Map([...seen].map(([path, {text}]) => [path, text])),
    plant,

    read: async (path) => (dead ? never() : seen.get(path)?.text),
    readPart(path, from, to) {
      const text = seen.get(path)?.text;
      return text === undefined ? undefined : Buffer.from(text, encodingOf(path)).subarray(from, to);
    },
    list: async (path) =>
      dead
        ? never()
        : [...seen.keys(), ...known]
            .filter((name) => dirname(name) === path)
            .map((name) => name.slice(path.length + 1)),

    write: (path, content) => {
      const text = typeof content === 'string' ? content : Buffer.concat([content].flat()).toString(encodingOf(path));
      return operate(
        'write',
        path,
        () => writeText(path, text),
        () => writeText(path, text.slice(0, text.length / 2)),
      );
    },
    async copy(from, to) {
      const text = dead ? await never() : seen.get(from)?.text;
      if (text === undefined) return false;
      await operate(
        'write',
        to,
        () => writeText(to, text),
        () => writeText(to, text.slice(0, text.length / 2)),
      );
      return true;
    },
    syncFile: (path) =>
      operate('syncFile', path, () => {
        const bytes = getBytes(seen, path);
        bytes.synced = bytes.text;
      }),
    rename: (from, to) => operate('rename', to, () => change(dirname(to), from, to, getBytes(seen, from))),
    remove: (path) =>
      operate('remove', path, () => {
        const bytes = seen.get(path);
        if (bytes) change(dirname(path), path, undefined, bytes);
      }),
    syncFolder: (path) =>
      operate('syncFolder', path, () => {
        for (const renaming of pending) if (renaming.folder === path) apply(kept, renaming);
        pending = pending.filter(({folder}) => folder !== path);
      }),
    makeFolder: (path) => operate('makeFolder', path, () => void known.add(path)),
  };
}

/** Everything lies here as text; the bytes of an index, which are none, one letter each. */
const encodingOf = (path: string): 'latin1' | 'utf8' => (isIndex(path) ? 'latin1' : 'utf8');

const never = (): Promise<never> => new Promise(() => undefined);

function getBytes(names: ReadonlyMap<string, Bytes>, path: string): Bytes {
  const bytes = names.get(path);
  if (!bytes) throw diskTrouble(Object.assign(new Error('no such file'), {code: 'ENOENT'}), path);
  return bytes;
}

function apply(names: Map<string, Bytes>, {goes, comes, bytes}: Renaming): void {
  if (goes !== undefined && names.get(goes) === bytes) names.delete(goes);
  if (comes !== undefined) names.set(comes, bytes);
}

function bytesLeft({text, synced}: Bytes, survivors: Survivors, chance: () => number): string {
  if (text === synced || survivors === 'bytes' || survivors === 'everything') return text;
  if (typeof survivors !== 'number') return synced ?? '';
  return [synced ?? '', '', text.slice(0, Math.floor(text.length * chance())), text][Math.floor(chance() * 4)] ?? text;
}

/** A small generator of numbers in [0, 1), the same for the same seed. */
function mulberry(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
