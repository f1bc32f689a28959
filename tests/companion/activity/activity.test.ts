import {describe, expect, test} from 'vitest';
import {noteActivity} from '../../../companion/activity/note-activity.ts';
import {systemIds} from '../../../companion/platform/ids.ts';
import type {ActivityEntry} from '../../../shared/activity/entry.ts';
import {activityAnswer} from '../../../shared/contract/activity.ts';
import {events} from '../../../shared/contract/events.ts';
import {eventStream} from '../events/event-stream.ts';
import {aCompanion, aRow} from '../http/a-companion.ts';

async function anOffice() {
  const it = await aCompanion();
  const {admin, staff} = await it.pairBoth();
  const report = async (query = '') =>
    activityAnswer.parse((await it.call('GET', `/api/activity${query}`, {token: staff})).body);
  const said = async (query = '') => (await report(query)).items.map(({text}) => text);
  const patch = (body: unknown) => it.call('PATCH', '/api/settings', {token: admin, body});
  /** Entries as if written at those times, oldest first. */
  const write = (...entries: Partial<ActivityEntry>[]) =>
    it.companion.store.commit('state.settings', (changes) => {
      for (const entry of entries) {
        const at = Date.parse(entry.at ?? '2026-03-16T02:00:00.000Z');
        const {type = 'Setting', user = 'Ada', text = 'changed something', setting, from, to} = entry;
        const clock = {...it.clock, now: () => at};
        noteActivity(
          changes,
          {ids: systemIds, clock: clock as never},
          {
            type,
            user,
            did: text,
            ...(setting ? {setting} : {}),
            ...(from ? {from} : {}),
            ...(to ? {to} : {}),
          },
        );
      }
    });
  return {...it, admin, staff, report, said, patch, write};
}

describe('the report tells', () => {
  test('of who came, newest first', async () => {
    const {report} = await anOffice();
    const {items, users, total} = await report();
    expect(items.map(({type, user, text, to}) => [type, user, text, to])).toEqual(
      [
        ['User', 'Someone', 'Someone paired a browser as staff', 'staff'],
        ['User', 'Ada', 'Ada invited a colleague as staff', null],
        ['User', 'Ada', 'Ada paired a browser as administrator', 'administrator'],
      ].map((entry) => (entry[1] === 'Someone' ? ['User', 'Sam', 'Sam paired a browser as staff', 'staff'] : entry)),
    );
    expect(users).toEqual(['Ada', 'Sam']);
    expect(total).toBe(3);
  });

  test('of each setting that changed, old beside new, and of nothing that did not', async () => {
    const {patch, report} = await anOffice();
    await patch({autosync: {frequency: '1d'}, attachmentDays: 14, mapping: {accounts: {'200': '201'}}});
    const {items} = await report('?limit=2');
    expect(items).toMatchObject([
      {type: 'Mapping', user: 'Ada', setting: 'Account 200', from: null, to: '201'},
      {type: 'Autosync', user: 'Ada', setting: 'Frequency', from: 'Every hour', to: 'Every day'},
    ]);
    await patch({attachmentDays: 14});
    expect((await report()).total).toBe(5);
  });

  test('of nothing when a change is refused', async () => {
    const {patch, report} = await anOffice();
    await patch({attachmentDays: 3, autosync: {startTime: '25:00'}});
    expect((await report()).total).toBe(3);
  });

  test('of documents that were skipped and put back', async () => {
    const {addRows, call, staff, said} = await anOffice();
    const row = aRow(1, {status: 'Failed'});
    await addRows(row);
    await call('POST', `/api/transactions/${row.id}/skip`, {token: staff, body: {reason: 'Entered by hand'}});
    await call('POST', `/api/transactions/${row.id}/unskip`, {token: staff});
    expect(await said('?type=Transaction')).toEqual([
      'Sam put INV-1 back in line',
      'Sam skipped INV-1: “Entered by hand”',
    ]);
  });

  test('of users whose access was ended', async () => {
    const {call, admin, companion} = await anOffice();
    const sam = companion.pairing.users().find(({name}) => name === 'Sam');
    await call('DELETE', `/api/users/${sam?.id}`, {token: admin});
    const {body} = await call('GET', '/api/activity?limit=1', {token: admin});
    expect(body.items[0]).toMatchObject({text: 'Ada ended the access of Sam', from: 'staff', to: null});
  });
});

test('new entries appear live', async () => {
  const {request, staff, patch} = await anOffice();
  await new Promise((resolve) => setImmediate(resolve)); // what was told before
  const stream = eventStream(await request('GET', '/api/events', {token: staff}), ['status', 'settings']);
  await patch({attachmentDays: 20});
  const heard = await stream.next();
  expect(heard?.event).toBe('activity');
  expect(events.activity.parse(heard?.data).entry.text).toContain('Ada changed');
  await stream.leave();
});

test('what is written stays: nothing edits or removes it, and it is there after a restart', async () => {
  const first = await aCompanion();
  const {admin} = await first.pairBoth();
  await first.call('PATCH', '/api/settings', {token: admin, body: {attachmentDays: 20}});
  const before = (await first.call('GET', '/api/activity', {token: admin})).body.items;
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    expect((await first.call(method, '/api/activity', {token: admin})).status).toBe(405);
  }
  await first.companion.close();
  const again = await aCompanion({disk: first.disk});
  expect((await again.call('GET', '/api/activity', {token: admin})).body.items).toEqual(before);
});

describe('the search', () => {
  const pairedInMarch = [
    'Sam paired a browser as staff',
    'Ada invited a colleague as staff',
    'Ada paired a browser as administrator',
  ];
  const office = async () => {
    const it = await anOffice();
    await it.write(
      {at: '2025-11-23T05:00:00.000Z', text: 'changed the First day'},
      {
        at: '2026-11-22T23:30:00.000Z',
        type: 'Autosync',
        text: 'changed Frequency',
        setting: 'Frequency',
        to: 'Every day',
      },
      {at: '2026-11-23T08:00:00.000Z', type: 'Mapping', user: 'Marchant', text: 'matched tax rule May Day'},
      {at: '2026-11-24T08:00:00.000Z', type: 'Companion', user: null, text: 'Deerpath was updated'},
    );
    return it;
  };

  test.each([
    ['2026-11-23', ['Marchant matched tax rule May Day']],
    ['23/11/2026', ['Marchant matched tax rule May Day']],
    ['23 November', ['Marchant matched tax rule May Day', 'Ada changed the First day']],
    ['frequency', ['Ada changed Frequency']],
    ['every day', ['Ada changed Frequency']],
    ['autosync', ['Ada changed Frequency']],
    ['march', ['Marchant matched tax rule May Day', ...pairedInMarch]],
    ['marchant', ['Marchant matched tax rule May Day']],
    ['may day', ['Marchant matched tax rule May Day']],
    ['ada november', ['Ada changed Frequency', 'Ada changed the First day']],
    ['ada november 2026 mapping', []],
    ['  ', undefined],
  ])('“%s”', async (text, expected) => {
    const {said} = await office();
    const found = await said(`?q=${encodeURIComponent(text)}`);
    if (expected) expect(found).toEqual(expected);
    else expect(found.length).toBe(7);
  });

  test.each([
    ['type=Autosync', 1],
    ['type=Autosync,Mapping', 2],
    ['user=marchant', 1],
    ['user=Nobody', 0],
    ['from=2026-11-23', 2],
    ['from=2026-11-22&to=2026-11-23', 2],
    ['to=2025-12-31', 1],
    ['from=2026-11-23&q=updated', 1],
  ])('?%s finds %i', async (query, count) => {
    const {report} = await office();
    const {items, total} = await report(`?${query}`);
    expect([items.length, total]).toEqual([count, count]);
  });

  test('days are the company’s own', async () => {
    const {said, companion} = await office();
    await companion.store.commit('state.dear-connection', (changes) =>
      changes.setState({
        dear: {
          accountId: 's',
          applicationKey: 's',
          account: 'a',
          company: 'Bakery',
          currency: 'NZD',
          timeZone: 'Pacific/Auckland',
          connectedAt: '2026-03-01T00:00:00.000Z',
          problem: null,
        },
      }),
    );
    expect(await said('?q=2026-11-23')).toEqual(['Marchant matched tax rule May Day', 'Ada changed Frequency']);
    expect(await said('?from=2026-11-23&to=2026-11-23')).toHaveLength(2);
  });

  test.each([
    ['type=Nothing', 422, 'type'],
    ['from=2026-02-30', 422, 'from'],
    ['limit=0', 400, 'limit'],
    ['cursor=nonsense', 400, 'cursor'],
  ])('?%s is refused', async (query, status, path) => {
    const {call, staff} = await anOffice();
    expect(await call('GET', `/api/activity?${query}`, {token: staff})).toMatchObject({
      status,
      body: {errors: [{path}]},
    });
  });
});

test('pages hold still while entries are added', async () => {
  const {report, write} = await anOffice();
  await write(...Array.from({length: 30}, (_, index) => ({text: `did ${index}`})));
  const first = await report('?limit=10&q=did');
  await write({text: 'did another'});
  const second = await report(`?limit=10&q=did&cursor=${first.nextCursor}`);
  expect(second.items.map(({text}) => text)).toEqual(Array.from({length: 10}, (_, index) => `Ada did ${19 - index}`));
  const third = await report(`?limit=10&q=did&cursor=${second.nextCursor}`);
  expect(third.nextCursor).toBeNull();
});

test('as a file it opens in a spreadsheet, with nothing that could be taken for a formula', async () => {
  const {call, staff, write} = await anOffice();
  await write({
    at: '2026-11-23T08:00:00.000Z',
    user: '=cmd|calc',
    text: 'said “hi”, twice',
    setting: '@x',
    from: '-1',
    to: '+1',
  });
  const {status, headers, body} = await call('GET', '/api/activity.csv?from=2026-11-23', {token: staff});
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(headers.get('content-disposition')).toContain('system-activity-report.csv');
  expect(body).toBe(
    "When (UTC),Type,User,Setting,Old value,New value,What happened\r\n2026-11-23 08:00:00,Setting,'=cmd|calc,'@x,'-1,'+1,\"'=cmd|calc said “hi”, twice\"\r\n",
  );
});

test('of 50,000 entries a page, a search and a filter take a moment', async () => {
  const {write, report} = await anOffice();
  for (let block = 0; block < 50; block++) {
    await write(
      ...Array.from({length: 1_000}, (_, index) => ({
        at: new Date(Date.UTC(2026, 0, 1) + (block * 1_000 + index) * 600_000).toISOString(),
        type: index % 2 ? ('Setting' as const) : ('Run' as const),
        user: index % 3 ? 'Ada' : 'Sam',
        text: `started Sync Now for SO-${block}${index}`,
      })),
    );
  }
  for (const query of ['', '?q=so-4999', '?q=3%20May', '?type=Run&user=Sam', '?from=2026-06-01&q=sync']) {
    await report(query);
    const began = performance.now();
    await report(query);
    expect(performance.now() - began, query).toBeLessThan(150);
  }
}, 60_000);
