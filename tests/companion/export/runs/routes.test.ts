import {describe, expect, test} from 'vitest';
import {problemOf, Trouble} from '../../../../companion/platform/trouble.ts';
import {runAnswer, runsAnswer} from '../../../../shared/contract/runs.ts';
import {emptyCounts, type Run} from '../../../../shared/export/run.ts';
import {aCompanion, aRow, aRun} from '../../http/a-companion.ts';

const guid = 'ABCDEF01-2345-4789-8ABC-DEF012345678';

async function anOffice() {
  const it = await aCompanion();
  const {staff: token} = await it.pairBoth();
  return {...it, token, ask: (body: unknown) => it.call('POST', '/api/runs', {token, body})};
}

test('a run that is new answers 202, one that was joined 200', async () => {
  const {ask, exporter} = await anOffice();
  const answer = await ask({scope: {kind: 'all'}});
  expect(answer.status).toBe(202);
  expect(runAnswer.parse(answer.body).run.state).toBe('waiting');
  exporter.joined = true;
  expect((await ask({scope: {kind: 'all'}, preview: false})).status).toBe(200);
  expect(exporter.asked).toEqual(Array(2).fill({scope: {kind: 'all'}, trigger: 'manual', requestedBy: 'Sam'}));
});

test('guids of DEAR are the same in either case', async () => {
  const {ask, exporter} = await anOffice();
  await ask({scope: {kind: 'sale', id: guid}});
  await ask({scope: {kind: 'purchase', id: guid}});
  expect(exporter.asked).toMatchObject([
    {scope: {kind: 'sale', id: guid.toLowerCase()}},
    {scope: {kind: 'purchase', id: guid.toLowerCase()}},
  ]);
});

test.each([
  [{}, 400, 'scope'],
  [{scope: 'all'}, 400, 'scope'],
  [{scope: null}, 400, 'scope'],
  [{scope: {}}, 400, 'scope.kind'],
  [{scope: {kind: 'everything'}}, 422, 'scope.kind'],
  [{scope: {kind: 'sale'}}, 400, 'scope.id'],
  [{scope: {kind: 'sale', id: 'SO-1'}}, 422, 'scope.id'],
  [{scope: {kind: 'purchase', id: ''}}, 422, 'scope.id'],
  [{scope: {kind: 'transaction', id: 'SO-1'}}, 422, 'scope.id'],
  [{scope: {kind: 'all'}, preview: 'yes'}, 400, 'preview'],
])('%o is refused with %i at %s', async (body, status, path) => {
  const {ask, exporter} = await anOffice();
  expect(await ask(body)).toMatchObject({status, body: {errors: [{path}]}});
  expect(exporter.asked).toEqual([]);
});

test('a run of a transaction needs one that is there', async () => {
  const {ask, addRows, exporter} = await anOffice();
  expect((await ask({scope: {kind: 'transaction', id: guid}})).status).toBe(404);
  const row = aRow(1);
  await addRows(row);
  expect((await ask({scope: {kind: 'transaction', id: row.id}})).status).toBe(202);
  expect(exporter.asked).toHaveLength(1);
});

test('trouble that a person must end is 409, and the answer says what to do', async () => {
  const {ask, exporter} = await anOffice();
  exporter.trouble = new Trouble(
    'standing',
    problemOf(
      'xero.not-connected',
      'Xero is not connected.',
      'Nobody has logged in to Xero yet.',
      'An administrator connects Xero in the set-up.',
    ),
  );
  const answer = await ask({scope: {kind: 'all'}});
  expect(answer).toMatchObject({status: 409, body: {code: 'xero.not-connected', title: 'Xero is not connected.'}});
  expect(answer.body.detail).toContain('An administrator connects Xero in the set-up.');
});

test('runs are listed newest first, page by page', async () => {
  const {addRun, call, token} = await anOffice();
  const runs = Array.from({length: 5}, () => aRun());
  for (const run of runs) await addRun(run);
  const newestFirst = runs.map(({id}) => id).reverse();
  const first = runsAnswer.parse((await call('GET', '/api/runs?limit=3', {token})).body);
  await addRun(aRun());
  const second = runsAnswer.parse((await call('GET', `/api/runs?limit=3&cursor=${first.nextCursor}`, {token})).body);
  expect([...first.items, ...second.items].map(({id}) => id)).toEqual(newestFirst);
  expect(second.nextCursor).toBeNull();
  for (const query of [
    'cursor=nonsense',
    `cursor=${Buffer.from('"x"').toString('base64url')}`,
    'limit=0',
    'limit=500',
  ]) {
    expect((await call('GET', `/api/runs?${query}`, {token})).status).toBe(400);
  }
});

test('a run under way shows how far it is, not how far it was written down', async () => {
  const {addRun, call, token, exporter} = await anOffice();
  const run = aRun({state: 'running', finishedAt: null});
  await addRun(run);
  exporter.running = {...run, progress: {done: 3, total: 9, secondsLeft: 12}};
  expect((await call('GET', `/api/runs/${run.id}`, {token})).body).toEqual({run: exporter.running});
  expect((await call('GET', '/api/runs', {token})).body.items).toEqual([exporter.running]);
});

test('one run is looked at and stopped; unknown ones are refused', async () => {
  const {addRun, call, token, exporter} = await anOffice();
  const run = aRun({state: 'running', finishedAt: null});
  await addRun(run);
  exporter.running = run;
  expect((await call('GET', `/api/runs/${run.id}`, {token})).body).toEqual({run});
  expect(await call('DELETE', `/api/runs/${run.id}`, {token})).toMatchObject({status: 200, body: {run: {id: run.id}}});
  expect(exporter.stopped).toEqual([run.id]);
  for (const method of ['GET', 'DELETE']) {
    expect((await call(method, `/api/runs/${guid}`, {token})).status).toBe(404);
    expect((await call(method, '/api/runs/17', {token})).status).toBe(422);
  }
});

describe('runs are found', () => {
  const counts = emptyCounts();
  async function someRuns() {
    const it = await anOffice();
    const by = (name: string, run: Partial<Run>) => aRun({outcome: null, requestedBy: name, ...run});
    const runs = {
      night: aRun({
        trigger: 'auto',
        requestedBy: null,
        startedAt: '2026-03-15T11:30:00.000Z',
        slot: '2026-03-15T11:00:00.000Z',
      }),
      stopped: by('Ada', {state: 'stopped', stoppedBy: 'Sam', startedAt: '2026-03-16T01:00:00.000Z'}),
      failures: by('Sam', {
        counts: {...counts, failed: 2, completed: 1},
        startedAt: '2026-03-16T02:00:00.000Z',
        finishedAt: '2026-03-16T02:01:30.000Z',
      }),
      cancelled: by('Ada', {state: 'stopped', startedAt: null, finishedAt: '2026-03-16T03:00:00.000Z'}),
      waits: by('Ada', {state: 'waiting', startedAt: null, finishedAt: null}),
    };
    for (const run of Object.values(runs)) await it.addRun(run);
    const nameOf = (id: string) => Object.entries(runs).find(([, run]) => run.id === id)?.[0];
    return {...it, nameOf};
  }

  test.each([
    ['state=stopped', ['cancelled', 'stopped']],
    ['state=stopped,waiting', ['waits', 'cancelled', 'stopped']],
    ['trigger=auto', ['night']],
    ['user=ada', ['waits', 'cancelled', 'stopped']],
    ['result=failed', ['failures']],
    ['result=completed', ['failures']],
    ['result=unchanged', ['night']],
    ['result=ended', ['cancelled', 'stopped']],
    ['from=2026-03-16', ['waits', 'cancelled', 'failures', 'stopped']],
    ['to=2026-03-15', ['night']],
    ['from=2026-03-16T02:00:00Z&to=2026-03-16T03:00:00Z', ['failures']],
    ['from=2026-03-16&user=Sam&state=finished', ['failures']],
    ['state=&trigger=&user=&result=&from=&to=', ['waits', 'cancelled', 'failures', 'stopped', 'night']],
  ])('by %s', async (query, names) => {
    const {call, token, nameOf} = await someRuns();
    const {items, users} = runsAnswer.parse((await call('GET', `/api/runs?${query}`, {token})).body);
    expect(items.map(({id}) => nameOf(id))).toEqual(names);
    expect(users).toEqual(['Ada', 'Sam']);
  });

  test('page by page, whatever lies between', async () => {
    const {call, token, nameOf} = await someRuns();
    const first = runsAnswer.parse((await call('GET', '/api/runs?user=Ada&limit=2', {token})).body);
    const next = `/api/runs?user=Ada&limit=2&cursor=${first.nextCursor}`;
    const second = runsAnswer.parse((await call('GET', next, {token})).body);
    expect([...first.items, ...second.items].map(({id}) => nameOf(id))).toEqual(['waits', 'cancelled', 'stopped']);
    expect(second.nextCursor).toBeNull();
  });

  test.each(['state=done', 'trigger=cron', 'result=good', 'from=2026-02-30', 'to=yesterday'])(
    'and %s is refused at its name',
    async (query) => {
      const {call, token} = await someRuns();
      for (const list of ['runs', 'runs.csv']) {
        const answer = await call('GET', `/api/${list}?${query}`, {token});
        expect(answer).toMatchObject({status: 422, body: {errors: [{path: query.split('=')[0]}]}});
      }
    },
  );

  test('and saved as a file: when, who, how many of each, how long, who stopped it, when it was due', async () => {
    const {call, token} = await someRuns();
    const lines = (await call('GET', '/api/runs.csv?from=2026-03-15', {token})).body.trim().split('\r\n');
    expect(lines.slice(1)).toEqual([
      ',,,,Sync Now,Everything,Ada,waiting,,0,0,0,0,0,',
      ',2026-03-16 03:00:00,,,Sync Now,Everything,Ada,stopped,,0,0,0,0,0,',
      '2026-03-16 02:00:00,2026-03-16 02:01:30,90,,Sync Now,Everything,Sam,finished,,1,2,0,0,0,',
      '2026-03-16 01:00:00,2026-03-16 01:01:00,60,,Sync Now,Everything,Ada,stopped,Sam,0,0,0,0,0,',
      '2026-03-15 11:30:00,2026-03-16 01:01:00,48660,2026-03-15 11:00:00,Autosync,Everything,Autosync,finished,,0,0,0,0,0,',
    ]);
  });
});
