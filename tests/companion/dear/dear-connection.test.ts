import {createHash} from 'node:crypto';
import {describe, expect, onTestFinished, test} from 'vitest';
import {createDearConnection} from '../../../companion/dear/dear-connection.ts';
import {initialState} from '../../../companion/initial-state.ts';
import {noFailpoints} from '../../../companion/platform/failpoints.ts';
import {openStore} from '../../../companion/store/open-store.ts';
import {startSandbox} from '../../sandbox/sandbox.ts';
import {ObedientClock} from '../../support/clock.ts';
import {forgetfulDisk} from '../../support/forgetful-disk.ts';
import {memorySecretBox} from '../../support/memory-secret-box.ts';
import {memoryTemporaryFiles} from '../../support/memory-temporary-files.ts';

async function office() {
  const clock = new ObedientClock();
  const sandbox = await startSandbox({clock});
  const time = clock.autoAdvance({busy: () => sandbox.busy()});
  onTestFinished(async () => {
    time.stop();
    await sandbox.close();
  });
  const disk = forgetfulDisk();
  const lines: unknown[] = [];
  const write = (...line: unknown[]) => void lines.push(line);
  let answer: ((url: string) => Response | undefined) | undefined;
  async function open(folder = disk) {
    const store = await openStore({disk: folder, folder: '/data', failpoints: noFailpoints, initialState, clock});
    const connection = createDearConnection({
      baseUrl: sandbox.environment.DEAR_API_URL ?? '',
      store,
      secrets: memorySecretBox(),
      fetch: async (url, init) => answer?.(url) ?? fetch(url, init),
      clock,
      ids: {next: () => 'id', bytes: (length) => new Uint8Array(length), below: () => 0},
      failpoints: noFailpoints,
      temporaryFiles: memoryTemporaryFiles(),
      log: {debug: write, info: write, warn: write, error: write},
      callsPerMinute: 60,
    });
    return {store, connection};
  }
  const answerWith = (reply: typeof answer) => {
    answer = reply;
  };
  return {sandbox, clock, disk, lines, open, answerWith, keys: sandbox.dear.keys};
}

describe('connecting DEAR', () => {
  test('tries the keys, and keeps them sealed over a restart', async () => {
    const {disk, lines, open, keys} = await office();
    const {connection} = await open();
    expect(connection.status()).toEqual({state: 'disconnected'});
    const {company} = await connection.connect(keys);
    expect(connection.status()).toEqual({state: 'connected', company, timeZone: 'Pacific/Auckland'});
    expect(connection.account()).toBe(createHash('sha256').update(keys.accountId.toLowerCase()).digest('hex'));
    const told = JSON.stringify(lines) + [...disk.files().values()].join('\n');
    expect(told).not.toContain(keys.applicationKey);
    expect(told).not.toContain(keys.accountId);

    const again = await open(disk.crash('nothing'));
    expect(again.connection.status()).toEqual({state: 'connected', company, timeZone: 'Pacific/Auckland'});
    expect((await again.connection.client()?.company())?.name).toBe(company);
  });

  test('keys that DEAR refuses are not kept', async () => {
    const {open, keys} = await office();
    const {connection, store} = await open();
    await expect(connection.connect({...keys, applicationKey: 'wrong'})).rejects.toMatchObject({
      kind: 'standing',
      problem: {code: 'dear.keys-refused'},
    });
    expect(store.state.dear).toBeNull();
    expect(connection.client()).toBeUndefined();
    expect(connection.account()).toBeUndefined();
  });

  test('keys that stop working are said until they work again', async () => {
    const {open, keys, answerWith} = await office();
    const {connection} = await open();
    const {company} = await connection.connect(keys);
    const read = () => connection.client()?.listPage({list: 'saleList', updatedSince: null, page: 1});
    answerWith(() => new Response('Incorrect credentials!', {status: 403}));
    await expect(read()).rejects.toMatchObject({problem: {code: 'dear.keys-refused'}});
    expect(connection.status()).toMatchObject({state: 'failing', company, problem: {code: 'dear.keys-refused'}});
    answerWith(undefined);
    await read();
    expect(connection.status()).toEqual({state: 'connected', company, timeZone: 'Pacific/Auckland'});
  });

  test('disconnecting forgets them', async () => {
    const {open, keys} = await office();
    const {connection, store} = await open();
    await connection.connect(keys);
    await connection.disconnect();
    expect(store.state.dear).toBeNull();
    expect(connection.client()).toBeUndefined();
  });
});

describe('the books of the sandbox', () => {
  test('every document of every list can be read, and each is the one asked for', async () => {
    const {open, keys, sandbox} = await office();
    const {connection} = await open();
    await connection.connect(keys);
    const dear = connection.client();
    if (!dear) throw new Error('connected, and no client');
    let documents = 0;
    for (const list of ['saleList', 'purchaseList'] as const) {
      const page = await dear.listPage({list, updatedSince: null, page: 1});
      expect(page.received).toBe(page.rows.length);
      expect(page.total).toBe(page.received);
      expect(page.serverDate).not.toBeNull();
      for (const {family, id, number, stampAt} of page.rows) {
        const master = await dear.readMaster({family, id});
        expect(master).toMatchObject({id, number});
        expect(stampAt).toBeGreaterThan(0);
        expect(master?.stampAt).toBe(stampAt);
        documents += master?.documents.length ?? 0;
      }
    }
    expect(documents).toBeGreaterThan(20);
    expect(await dear.choices()).toMatchObject({
      taxRules: expect.arrayContaining([expect.objectContaining({forSales: true})]),
    });
    expect(sandbox.busy()).toBe(false);
  });
});

test('two hundred reads at once use the minute nearly whole, and DEAR refuses none', async () => {
  const {open, keys, answerWith, clock} = await office();
  const {connection} = await open();
  await connection.connect(keys);
  const dear = connection.client();
  const {rows = []} = (await dear?.listPage({list: 'saleList', updatedSince: null, page: 1})) ?? {};
  const [row] = rows;
  if (!dear || !row) throw new Error('the sandbox has sales');
  let asked = 0;
  answerWith(() => {
    asked += 1;
    return undefined;
  });
  const began = clock.now();
  await Promise.all(Array.from({length: 238}, () => dear.readMaster(row)));
  // A call that is refused would be asked again.
  expect(asked).toBe(238);
  // With the two before, 240 calls: three full minutes must pass, and little more.
  expect((clock.now() - began) / 60_000).toBeLessThan(3 / 0.95);
});

describe('that DEAR’s own link to Xero is off', () => {
  test('is kept with who said it and when, over a restart and a new key, and stands in the activity report', async () => {
    const {disk, open, keys} = await office();
    const {store, connection} = await open();
    expect(await connection.sayOwnLink(true, 'Ada')).toBe(false); // of no company
    await connection.connect(keys, 'Ada');
    expect(connection.status()).not.toHaveProperty('ownLinkOff');
    expect(await connection.sayOwnLink(true, 'Ada')).toBe(true);
    expect(await connection.sayOwnLink(true, 'Ben')).toBe(true); // it was said already
    const said = {user: 'Ada', at: expect.any(String)};
    expect(connection.status()).toMatchObject({ownLinkOff: said});
    // The ids of this office are all one, so the report holds what was written last.
    const report = (of: typeof store) => [...of.values('activity')].map(({text, to}) => [text, to]);
    expect(report(store)).toEqual([['Ada said that DEAR’s own link to Xero is off', 'Off']]);
    await connection.connect(keys, 'Ben');
    expect(connection.status()).toMatchObject({ownLinkOff: said});
    await store.close();

    const again = await open(disk);
    expect(again.connection.status()).toMatchObject({ownLinkOff: said});
    await again.connection.sayOwnLink(false, 'Ben');
    expect(again.connection.status()).not.toHaveProperty('ownLinkOff');
    expect(report(again.store)).toEqual([['Ben took back that DEAR’s own link to Xero is off', null]]);
  });
});
