import {describe, expect, test} from 'vitest';
import {causeKey} from '../../../shared/alerts/causes.ts';
import {daysAnswer} from '../../../shared/contract/days.ts';
import {aNotice} from '../alerts/a-notice.ts';
import {aCompanion, aRow} from '../http/a-companion.ts';

async function anOffice(timeZone?: string) {
  const it = await aCompanion();
  const {staff} = await it.pairBoth();
  if (timeZone) {
    await it.companion.store.commit('state.dear-connection', (changes) =>
      changes.setState({
        dear: {
          accountId: 's',
          applicationKey: 's',
          account: 'a',
          company: 'Bakery',
          currency: 'NZD',
          timeZone,
          connectedAt: '2026-03-01T00:00:00.000Z',
          problem: null,
        },
      }),
    );
  }
  const get = (path: string) => it.call('GET', path, {token: staff});
  const days = async (query = '') => daysAnswer.parse((await get(`/api/transactions/days${query}`)).body);
  return {...it, get, days};
}

const MINUTES_OF_A_DAY = 24 * 60;

describe('the history as a file', () => {
  test('says of each document what the list says, by the same filters', async () => {
    const {addRows, get} = await anOffice('Pacific/Auckland');
    await addRows(
      aRow(1, {status: 'Completed', xero: {id: 'x', number: 'INV-1', url: 'https://go.xero.com/1'}}),
      aRow(2, {
        status: 'Failed',
        kind: 'bill',
        requestedBy: 'Ada',
        dear: {id: 'a', documentId: 'b', number: '=HYPERLINK("x")', party: '@Kauri, Ltd', url: 'https://dear/2'},
        problem: {
          code: 'x.y',
          title: 'Account 630 is archived.',
          detail: 'Xero says so.',
          fix: 'Choose another.',
          raw: null,
        },
      }),
    );
    const {status, headers, body} = await get('/api/transactions.csv?status=Failed');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(body.split('\r\n')).toEqual([
      'Since (Pacific/Auckland),Last change,Kind,Status,Number in DEAR,Customer or supplier,Amount,Currency,Number in Xero,Why,What to do,Notes,Asked for by,Tries,In DEAR,In Xero',
      '2026-03-01 13:02:00,2026-03-01 13:02:00,Bill,Failed,"\'=HYPERLINK(""x"")","\'@Kauri, Ltd",12.30,NZD,,Account 630 is archived. Xero says so.,Choose another.,,Ada,0,https://dear/2,',
      '',
    ]);
  });

  test('of a cause it holds each row that has it, as the list does: more than the notification names, and no other', async () => {
    const {addRows, companion, get} = await anOffice();
    const problem = {
      code: 'mapping.account-archived',
      title: 'Account 630 is archived.',
      detail: '',
      fix: '',
      raw: null,
    };
    const alike = Array.from({length: 230}, (_, index) => aRow(index, {status: 'Failed', problem}));
    const another = aRow(500, {status: 'Failed', problem: {...problem, title: 'Account 640 is archived.'}});
    await addRows(...alike, another, aRow(501));
    const named = alike.slice(0, 2).map(({id}) => id);
    const open = aNotice(1, {transactionIds: named}, {key: causeKey(problem, '')});
    const mended = aNotice(2, {transactionIds: named, resolvedAt: '2026-03-16T01:00:00.000Z'}, {key: open.key});
    await companion.store.commit('alerts.noticed', (changes) => {
      for (const notice of [open, mended]) changes.put('notices', notice);
    });
    const countOf = async (query: string) => {
      const {counts} = (await get(`/api/transactions?${query}`)).body;
      const lines = (await get(`/api/transactions.csv?${query}`)).body.trim().split('\r\n');
      return [counts.Failed, lines.length - 1];
    };
    expect(await countOf(`notification=${open.id}`)).toEqual([230, 230]);
    expect(await countOf(`notification=${mended.id}`)).toEqual([2, 2]);
    expect(await countOf('notification=11111111-1111-4111-8111-111111111111')).toEqual([0, 0]);
    expect(await countOf(`cause=${encodeURIComponent(`${problem.code} ${problem.title}`)}`)).toEqual([230, 230]);
    expect((await get('/api/transactions.csv?notification=17')).status).toBe(422);
  });

  test.each(['status=Lost', 'from=2026-02-30'])('refuses ?%s like the list', async (query) => {
    expect((await (await anOffice()).get(`/api/transactions.csv?${query}`)).status).toBe(422);
  });

  test('begins with a mark by which Excel knows its letters', async () => {
    const {request, pairWith, companion} = await aCompanion();
    const {token} = (await pairWith(await companion.pairing.consoleCode())).body;
    const bytes = new Uint8Array(await (await request('GET', '/api/transactions.csv', {token})).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  test('of many rows is written bit by bit, and others are answered meanwhile', async () => {
    const {addRows, get} = await anOffice();
    await addRows(...Array.from({length: 5_000}, (_, index) => aRow(index)));
    let answered = 0;
    const file = get('/api/transactions.csv').then(({body}) => ({body, answeredBefore: answered}));
    for (let others = 0; others < 3; others++) {
      await get('/api/transactions?limit=1');
      answered += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    const {body, answeredBefore} = await file;
    expect(body.trim().split('\r\n')).toHaveLength(5_001);
    expect(answeredBefore).toBeGreaterThan(0);
  });
});

describe('the days', () => {
  test('are the last thirty when nothing is said, today included', async () => {
    const {days} = await anOffice();
    const {items, timeZone} = await days();
    expect(timeZone).toBe('UTC');
    expect(items).toHaveLength(30);
    expect([items[0]?.day, items.at(-1)?.day]).toEqual(['2026-02-15', '2026-03-16']);
    expect(items.every(({completed, failed}) => completed === 0 && failed === 0)).toBe(true);
  });

  test('count what came up on each by how it stands now, and the list of that day agrees', async () => {
    const {addRows, days, get} = await anOffice();
    await addRows(
      aRow(0, {status: 'Completed'}),
      aRow(MINUTES_OF_A_DAY - 1, {status: 'Failed'}),
      aRow(MINUTES_OF_A_DAY, {status: 'Completed'}),
      aRow(MINUTES_OF_A_DAY + 1, {status: 'Pending'}),
      aRow(2 * MINUTES_OF_A_DAY, {status: 'Failed'}),
    );
    expect((await days('?from=2026-03-01&to=2026-03-02')).items).toEqual([
      {day: '2026-03-01', completed: 1, failed: 1},
      {day: '2026-03-02', completed: 1, failed: 0},
    ]);
    const {body} = await get('/api/transactions?from=2026-03-01&to=2026-03-01');
    expect(body.counts).toMatchObject({Completed: 1, Failed: 1});
  });

  test('are the company’s own, also where the clock is put back', async () => {
    const {addRows, days, get} = await anOffice('Pacific/Auckland');
    // 5 April 2026 has 25 hours in Auckland: from 11:00 UTC on the 4th to 12:00 on the 5th.
    const at = (instant: string) => ({status: 'Completed' as const, createdAt: instant, updatedAt: instant});
    await addRows(
      aRow(1, at('2026-04-04T10:59:00.000Z')),
      aRow(2, at('2026-04-04T11:00:00.000Z')),
      aRow(3, at('2026-04-05T11:59:00.000Z')),
      aRow(4, at('2026-04-05T12:00:00.000Z')),
    );
    expect((await days('?from=2026-04-04&to=2026-04-06')).items.map(({completed}) => completed)).toEqual([1, 2, 1]);
    expect((await get('/api/transactions?from=2026-04-05&to=2026-04-05')).body.items).toHaveLength(2);
  });

  test.each([
    ['from=2026-02-30', 'from'],
    ['to=tomorrow', 'to'],
    ['from=2026-03-02&to=2026-03-01', 'to'],
    ['from=2024-01-01&to=2026-03-01', 'from'],
  ])('?%s is refused', async (query, path) => {
    const {get} = await anOffice();
    expect(await get(`/api/transactions/days?${query}`)).toMatchObject({status: 422, body: {errors: [{path}]}});
  });
});
