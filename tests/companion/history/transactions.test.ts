import {beforeAll, describe, expect, test} from 'vitest';
import {transactionDetail, transactionsAnswer} from '../../../shared/contract/transactions.ts';
import type {Transaction} from '../../../shared/history/transaction.ts';
import {aCompanion, aRow, aRun, type TestCompanion} from '../http/a-companion.ts';
import {aMaster, anEntry} from '../store/sample-records.ts';

const strange = '11111111-1111-4111-8111-111111111111';
const saleId = '22222222-2222-4222-8222-22222222222a';
const billId = '33333333-3333-4333-8333-33333333333b';

describe('the list of transactions', () => {
  let it: TestCompanion;
  let token: string;
  const run = aRun();
  const list = async (query: string) => {
    const answer = await it.call('GET', `/api/transactions?${query}`, {token});
    expect(answer.status).toBe(200);
    return transactionsAnswer.parse(answer.body);
  };
  const numbers = async (query: string) => (await list(query)).items.map(({dear}) => dear.number);

  beforeAll(async () => {
    it = await aCompanion();
    ({staff: token} = await it.pairBoth());
    await it.addRun(run);
    await it.companion.store.commit('export.planned', (changes) =>
      changes.put('masters', aMaster(1, {id: `account/sale/${saleId}`, dearId: saleId, number: 'SO-00077'})),
    );
    await it.addRows(
      aRow(1, {status: 'Completed', xero: {id: 'x', number: 'INV-1/B', url: 'https://go.xero.com'}}),
      aRow(
        3,
        {status: 'Failed', dear: {id: saleId, documentId: strange, number: 'INV-3', party: 'O’Neil & Søn', url: ''}},
        `account/tenant/sale-invoice/${saleId}/${strange}/`,
      ),
      aRow(2, {
        status: 'Skipped',
        kind: 'bill',
        dear: {id: strange, documentId: billId, number: '', party: '面包', url: ''},
      }),
      aRow(4, {status: 'Pending', runId: run.id}),
      aRow(60 * 24, {status: 'Pending', kind: 'bill'}),
    );
  });

  test('is newest first', async () => {
    expect(await numbers('')).toEqual(['INV-1440', 'INV-4', 'INV-3', '', 'INV-1']);
  });

  test.each([
    ['status=Failed', ['INV-3']],
    ['status=Failed,Skipped', ['INV-3', '']],
    ['status=Failed&status=Completed', ['INV-3', 'INV-1']],
    ['status=', ['INV-1440', 'INV-4', 'INV-3', '', 'INV-1']],
    ['kind=bill', ['INV-1440', '']],
    ['kind=bill,payment', ['INV-1440', '']],
    ['q=inv-3', ['INV-3']],
    ['q=so-00077', ['INV-3']],
    ['q=s%C3%B8n', ['INV-3']],
    ['q=%E9%9D%A2', ['']],
    ['q=nothing', []],
    [`document=${saleId}`, ['INV-3']],
    [`document=${saleId.toUpperCase()}`, ['INV-3']],
    [`document=${billId}`, ['']],
    [`document=${strange}`, ['INV-3', '']],
    ['from=2026-03-02', ['INV-1440']],
    ['to=2026-03-01', ['INV-4', 'INV-3', '', 'INV-1']],
    ['from=2026-03-01T00:03:00Z&to=2026-03-01T00:04:00Z', ['INV-3']],
    ['from=2026-03-01T13:03:00%2B13:00&to=2026-03-01', ['INV-4', 'INV-3']],
    ['from=2027-01-01&to=2026-01-01', []],
    ['status=Pending&kind=sale-invoice', ['INV-4']],
  ])('?%s', async (query, expected) => {
    expect(await numbers(query)).toEqual(expected);
  });

  test('is of one run', async () => {
    expect(await numbers(`run=${run.id}`)).toEqual(['INV-4']);
    expect(await numbers(`run=${strange}`)).toEqual([]);
  });

  test('counts by status what the other filters leave', async () => {
    expect((await list('status=Failed')).counts).toEqual({Pending: 2, Completed: 1, Failed: 1, Skipped: 1});
    expect((await list('kind=bill&status=Failed')).counts).toEqual({Pending: 1, Completed: 0, Failed: 0, Skipped: 1});
  });

  test.each([
    ['limit=0', 400, 'limit'],
    ['limit=201', 400, 'limit'],
    ['limit=ten', 400, 'limit'],
    ['limit=-1', 400, 'limit'],
    ['limit=1.5', 400, 'limit'],
    ['cursor=nonsense', 400, 'cursor'],
    ['cursor=', 400, 'cursor'],
    [`cursor=${Buffer.from('["2026"]').toString('base64url')}`, 400, 'cursor'],
    ['status=Lost', 422, 'status'],
    ['kind=cheque', 422, 'kind'],
    ['document=123', 422, 'document'],
    ['run=123', 422, 'run'],
    ['from=yesterday', 422, 'from'],
    ['to=2026-02-30', 422, 'to'],
  ])('refuses ?%s with %i at %s', async (query, status, path) => {
    const answer = await it.call('GET', `/api/transactions?${query}`, {token});
    expect(answer).toMatchObject({status, body: {errors: [{path}]}});
  });

  test('a transaction that is none is 404, an id that is no guid 422', async () => {
    expect((await it.call('GET', `/api/transactions/${strange}`, {token})).status).toBe(404);
    expect((await it.call('GET', '/api/transactions/12', {token})).status).toBe(422);
  });
});

test('pages hold still while new rows arrive', async () => {
  const it = await aCompanion();
  const {staff: token} = await it.pairBoth();
  await it.addRows(...Array.from({length: 450}, (_, index) => aRow(index >> 1)));
  const seen: string[] = [];
  let cursor: string | null = null;
  let pages = 0;
  do {
    const answer: {body: {items: Transaction[]; nextCursor: string | null}} = await it.call(
      'GET',
      `/api/transactions?limit=200${cursor ? `&cursor=${cursor}` : ''}`,
      {token},
    );
    seen.push(...answer.body.items.map(({id}) => id));
    cursor = answer.body.nextCursor;
    pages += 1;
    await it.addRows(aRow(1_000 + pages));
  } while (cursor !== null);
  expect(pages).toBe(3);
  expect(seen).toHaveLength(450);
  expect(new Set(seen).size).toBe(450);
});

test('a page of a hundred thousand rows is quick, and stays right while rows change', async () => {
  const it = await aCompanion();
  const {staff: token} = await it.pairBoth();
  const rows = Array.from({length: 100_000}, (_, index) =>
    aRow(index, {status: index % 100 === 0 ? 'Failed' : 'Completed'}),
  );
  for (let begin = 0; begin < rows.length; begin += 25_000) await it.addRows(...rows.slice(begin, begin + 25_000));
  const began = performance.now();
  const answer = await it.call('GET', '/api/transactions?q=INV-9999&limit=200', {token});
  expect(performance.now() - began).toBeLessThan(1_000);
  expect(answer.body.items).toHaveLength(11);
  const changed = rows[500];
  if (!changed) throw new Error('There are more rows than that.');
  await it.addRows({...changed, transaction: {...changed.transaction, status: 'Pending'}});
  expect((await it.call('GET', '/api/transactions?limit=1', {token})).body.counts).toEqual({
    Pending: 1,
    Completed: 99_000,
    Failed: 999,
    Skipped: 0,
  });
  expect((await it.call('GET', '/api/status', {token})).body).toMatchObject({pending: 1, problems: 999});
}, 60_000);

describe('a person decides', () => {
  async function anOffice(status: Transaction['status'], ledger: 'sending' | 'unknown' | 'refused' = 'refused') {
    const it = await aCompanion();
    const {staff: token} = await it.pairBoth();
    const entryId = `account/tenant/sale-invoice/${saleId}/${strange}/`;
    const problem = {code: 'x.y', title: 'Trouble', detail: '', fix: '', raw: null};
    const row = aRow(
      1,
      {
        status,
        waitingFor: 'Xero',
        problem: status === 'Failed' ? problem : null,
        dear: {id: saleId, documentId: strange, number: 'INV-1', party: 'A', url: ''},
      },
      entryId,
    );
    await it.addRows(row);
    await it.companion.store.commit('export.planned', (changes) => {
      changes.put('ledger', anEntry(1, {id: entryId, state: ledger, rowId: row.id}));
      changes.put(
        'masters',
        aMaster(1, {
          id: `account/sale/${saleId}`,
          dearId: saleId,
          settled: {tenant: {stamps: ['s'], under: 'settled'}, other: {stamps: ['s'], under: 'settled'}},
        }),
      );
    });
    const act = (name: string, body?: unknown) => it.call('POST', `/api/transactions/${row.id}/${name}`, {token, body});
    const detail = async () =>
      transactionDetail.parse((await it.call('GET', `/api/transactions/${row.id}`, {token})).body);
    return {...it, token, row, act, detail};
  }

  test.each(['Pending', 'Failed'] as const)('to skip what is %s, with a reason, a name and a time', async (status) => {
    const {act, detail, clock} = await anOffice(status);
    const answer = await act('skip', {reason: '  Already typed in by hand '});
    expect(answer.status).toBe(200);
    const at = new Date(clock.now()).toISOString();
    expect(answer.body.transaction).toMatchObject({
      status: 'Skipped',
      problem: null,
      skipped: {reason: 'Already typed in by hand', user: 'Sam', at},
      updatedAt: at,
    });
    expect(answer.body.transaction.waitingFor).toBeUndefined();
    const {transaction, attempts} = await detail();
    expect(transaction).toEqual(answer.body.transaction);
    expect(attempts.at(-1)).toMatchObject({at, outcome: 'skipped', text: 'Skipped by Sam: Already typed in by hand'});
  });

  test('to put it back, which makes the next sync look at it again', async () => {
    const {act, detail, companion} = await anOffice('Failed');
    await act('skip', {reason: 'Later'});
    const answer = await act('unskip');
    expect(answer).toMatchObject({status: 200, body: {transaction: {status: 'Pending', skipped: null}}});
    expect((await detail()).attempts.map(({outcome}) => outcome)).toEqual(['skipped', 'unskipped']);
    expect(companion.store.get('masters', `account/sale/${saleId}`)?.settled).toEqual({
      other: {stamps: ['s'], under: 'settled'},
    });
  });

  test.each([
    ['skip', 'Completed', 'history.completed'],
    ['skip', 'Skipped', 'history.skipped'],
    ['unskip', 'Pending', 'history.not-skipped'],
    ['unskip', 'Failed', 'history.not-skipped'],
    ['unskip', 'Completed', 'history.completed'],
    ['retry', 'Completed', 'history.completed'],
    ['retry', 'Skipped', 'history.skipped'],
  ] as const)('but not to %s what is %s', async (name, status, code) => {
    const {act, detail} = await anOffice(status);
    const before = await detail();
    const answer = await act(name, name === 'skip' ? {reason: 'x'} : undefined);
    expect(answer).toMatchObject({status: 409, body: {code}});
    expect(await detail()).toEqual(before);
  });

  test.each(['sending', 'unknown'] as const)('nor to skip what may be in Xero this moment (%s)', async (state) => {
    const {act} = await anOffice('Pending', state);
    expect(await act('skip', {reason: 'x'})).toMatchObject({status: 409, body: {code: 'history.under-way'}});
  });

  test('to try it again: a run in their name', async () => {
    const {act, row, exporter} = await anOffice('Failed');
    const answer = await act('retry');
    expect(answer.status).toBe(202);
    expect(answer.body.run.scope).toEqual({kind: 'transaction', id: row.id});
    expect(exporter.asked).toEqual([{scope: {kind: 'transaction', id: row.id}, trigger: 'retry', requestedBy: 'Sam'}]);
  });

  test.each([
    [{}, 400],
    [{reason: 5}, 400],
    [{reason: '  '}, 422],
    [{reason: 'x'.repeat(501)}, 422],
  ])('but not without a reason that can be read: %o', async (body, status) => {
    const {act} = await anOffice('Failed');
    expect(await act('skip', body)).toMatchObject({status, body: {errors: [{path: 'reason'}]}});
  });

  test.each(['retry', 'skip', 'unskip'])('%s of nothing is 404, of no guid 422', async (name) => {
    const {call, token} = await anOffice('Failed');
    const body = name === 'skip' ? {reason: 'x'} : undefined;
    expect((await call('POST', `/api/transactions/${strange}/${name}`, {token, body})).status).toBe(404);
    expect((await call('POST', `/api/transactions/7/${name}`, {token, body})).status).toBe(422);
  });
});
