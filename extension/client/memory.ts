import {browser} from 'wxt/browser';
import {DEFAULT_ADDRESS} from './address.ts';
import type {Snapshot} from './snapshot.ts';
import {vault} from './vault.ts';

/** Where we are paired, with what. The token never leaves the worker but to this address. */
export interface Pairing {
  readonly address: string;
  readonly token: string;
  /** The companion's public key, by which it proves itself. */
  readonly key: string;
  readonly user: {readonly id: string; readonly name: string; readonly role: 'admin' | 'staff'};
  /** The companion no longer takes the token: it is not sent again until a person asks for it. */
  readonly revoked?: boolean;
}

export type Known = Pick<Snapshot, 'status' | 'heardAt'>;

/**
 * What the worker remembers over its own deaths. The pairing, with its token, lies in the vault, which `lock` closes to
 * content scripts. Only our own code wrote any of it, so it is trusted when read.
 */
export const memory = {
  lock: (): Promise<void> => vault.close(),

  pairing: async (): Promise<Pairing | null> => ((await vault.read('pairing')) as Pairing | undefined) ?? null,
  keepPairing: (pairing: Pairing | null): Promise<void> =>
    pairing ? vault.write('pairing', pairing) : vault.remove('pairing'),

  address: async (): Promise<string> => (await read<string>('address')) ?? DEFAULT_ADDRESS,
  keepAddress: (address: string): Promise<void> => write('address', address),

  known: (): Promise<Known | null> => read<Known>('known'),
  keepKnown: (known: Known | null): Promise<void> => write('known', known),

  lastEventId: (): Promise<string | null> => read<string>('lastEventId'),
  keepLastEventId: (id: string | null): Promise<void> => write('lastEventId', id),

  /** Whether our pages show the built-in sample books. */
  example: async (): Promise<boolean> => (await read<boolean>('example')) ?? false,
  keepExample: (on: boolean): Promise<void> => write('example', on || null),

  dockFolded: async (): Promise<boolean> => (await read<boolean>('dockFolded')) ?? false,
  keepDockFolded: (folded: boolean): Promise<void> => write('dockFolded', folded),

  /** Problems that the browser has shown once already. */
  noticesShown: async (): Promise<readonly string[]> => (await read<string[]>('noticesShown')) ?? [],
  keepNoticesShown: (ids: readonly string[]): Promise<void> => write('noticesShown', ids),
};
export type Memory = typeof memory;

async function read<Value>(name: string): Promise<Value | null> {
  const found = await browser.storage.local.get(name);
  return (found[name] as Value | undefined) ?? null;
}

const write = (name: string, value: unknown): Promise<void> =>
  value === null ? browser.storage.local.remove(name) : browser.storage.local.set({[name]: value});
