import {browser} from 'wxt/browser';

/** Where a secret lies: closed to content scripts, which share a process with DEAR's page. */
export interface Vault {
  /** Closes it, once at every start of the worker. */
  close(): Promise<void>;
  read(name: string): Promise<unknown>;
  write(name: string, value: unknown): Promise<void>;
  remove(name: string): Promise<void>;
}

/** Chrome and Edge close the extension's storage to content scripts when told so. */
const closedStorage: Vault = {
  close: () => browser.storage.local.setAccessLevel({accessLevel: 'TRUSTED_CONTEXTS'}),
  read: async (name) => (await browser.storage.local.get(name))[name],
  write: (name, value) => browser.storage.local.set({[name]: value}),
  remove: (name) => browser.storage.local.remove(name),
};

const STORE = 'vault';

/** Firefox knows no such closing; but an IndexedDB belongs to its origin, and a content script's origin is DEAR's page. */
const ownDatabase: Vault = {
  close: async () => undefined,
  read: (name) => transact('readonly', (store) => store.get(name)),
  write: async (name, value) => void (await transact('readwrite', (store) => store.put(value, name))),
  remove: async (name) => void (await transact('readwrite', (store) => store.delete(name))),
};

async function transact(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const opening = indexedDB.open('deerpath', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await done(opening);
  try {
    return await done(act(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser’s database gave no answer.'));
  });

export const vault: Vault = import.meta.env.FIREFOX ? ownDatabase : closedStorage;
