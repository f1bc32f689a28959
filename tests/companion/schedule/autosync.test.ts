import {afterEach, describe, expect, test} from 'vitest';
import type {Dear} from '../../../companion/dear/dear.ts';
import type {Xero} from '../../../companion/xero/xero.ts';
import type {Status} from '../../../shared/contract/status.ts';
import type {AutosyncSettings} from '../../../shared/schedule/autosync.ts';
import {ObedientClock} from '../../support/clock.ts';
import {forgetfulDisk} from '../../support/forgetful-disk.ts';
import {aCompanion, aRun, type TestCompanion} from '../http/a-companion.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const EVERY_HOUR = {
  startDate: '2026-03-16',
  startTime: '15:30',
  timeZone: 'Pacific/Auckland',
  frequency: '1h',
} as const;

let stop: () => Promise<void> = async () => undefined;
afterEach(() => stop());

/** A companion in Auckland on Monday at 15:00, connected on both sides; runs are what the test says. */
async function anOffice() {
  const connected = {dear: true, xero: true};
  const xeroDay = {limit: 1_000, remaining: 1_000};
  const asked = {choices: 0, thenLeft: 0};
  const clock = new ObedientClock('2026-03-16T02:00:00Z');
  const disk = forgetfulDisk();
  const xero = {
    async choices() {
      asked.choices++;
      xeroDay.remaining = asked.thenLeft;
      throw new Error('Xero’s day is over.');
    },
  };
  const make = () =>
    aCompanion({
      clock,
      disk,
      dear: {client: () => (connected.dear ? ({} as Dear) : undefined)},
      xero: {
        client: () => (connected.xero ? (xero as unknown as Xero) : undefined),
        budget: () => ({xeroMinute: {limit: 60, remaining: 60}, xeroDay}),
      },
    });
  let it: TestCompanion = await make();
  const token = (await it.pairBoth()).admin;
  await it.companion.start();
  stop = () => it.companion.close();

  return {
    clock,
    connected,
    xeroDay,
    asked,
    /** The companion that runs now. */
    now: () => it,
    /** How many full syncs it asked for by itself in this life. */
    runs: () => it.exporter.asked.length,
    save: (autosync: Partial<AutosyncSettings>) =>
      it.call('PATCH', '/api/settings', {token, body: {autosync: {enabled: true, ...EVERY_HOUR, ...autosync}}}),
    status: async (): Promise<Status> => (await it.call('GET', '/api/status', {token})).body,
    problems: async () =>
      (await it.call('GET', '/api/status', {token})).body.standing.map(({code}: {code: string}) => code),
    shut: () => it.companion.close(),
    async open() {
      it = await make();
      await it.companion.start();
      await clock.advance(0);
    },
  };
}

describe('when it is turned on', () => {
  test('the first run begins at its start, by itself and for everything', async () => {
    const {clock, save, runs, now, status} = await anOffice();
    await save({});
    expect((await status()).nextAutosyncAt).toBe('2026-03-16T02:30:00.000Z');
    await clock.advance(30 * MINUTE - 1);
    expect(runs()).toBe(0);
    await clock.advance(1);
    expect(now().exporter.asked).toEqual([
      {scope: {kind: 'all'}, trigger: 'auto', requestedBy: null, slot: '2026-03-16T02:30:00.000Z'},
    ]);
    expect((await status()).nextAutosyncAt).toBe('2026-03-16T03:30:00.000Z');
  });

  test.each([
    ['15m', 15 * MINUTE],
    ['30m', 30 * MINUTE],
    ['1h', HOUR],
    ['2h', 2 * HOUR],
    ['4h', 4 * HOUR],
    ['6h', 6 * HOUR],
    ['12h', 12 * HOUR],
    ['1d', DAY],
    ['1w', 7 * DAY],
  ] as const)('with the frequency %s each run follows the one before in that time', async (frequency, length) => {
    const {clock, save, runs} = await anOffice();
    await save({frequency});
    await clock.advance(30 * MINUTE);
    expect(runs()).toBe(1);
    clock.set(clock.now() + length - 1);
    await clock.advance(0);
    expect(runs()).toBe(1);
    await clock.advance(1);
    expect(runs()).toBe(2);
  });

  test('a start in the past runs at the next slot', async () => {
    const {clock, save, runs, status} = await anOffice();
    await save({startDate: '2026-03-01', startTime: '06:10', frequency: '2h'});
    await clock.advance(0);
    expect(runs()).toBe(0);
    expect((await status()).nextAutosyncAt).toBe('2026-03-16T03:10:00.000Z');
    await clock.advance(70 * MINUTE);
    expect(runs()).toBe(1);
  });

  test('the clock is the DEAR company’s where no zone is chosen', async () => {
    const {save, status, now} = await anOffice();
    await now().companion.store.commit('state.dear-connection', (changes) =>
      changes.setState({
        dear: {
          accountId: 'sealed',
          applicationKey: 'sealed',
          account: 'a',
          company: 'Bakery',
          currency: 'EUR',
          timeZone: 'Europe/Berlin',
          connectedAt: '2026-03-01T00:00:00.000Z',
          problem: null,
        },
      }),
    );
    await save({timeZone: null});
    expect((await status()).nextAutosyncAt).toBe('2026-03-16T14:30:00.000Z');
  });
});

describe('a change counts at once', () => {
  test('turned off, nothing runs any more', async () => {
    const {clock, save, runs, status} = await anOffice();
    await save({});
    await clock.advance(29 * MINUTE);
    await save({enabled: false});
    expect((await status()).nextAutosyncAt).toBeNull();
    await clock.advance(DAY);
    expect(runs()).toBe(0);
  });

  test('turned off, its sync that still waits for its turn does not begin any more; those of people do', async () => {
    const {clock, save, now} = await anOffice();
    await save({});
    const waiting = {state: 'waiting', startedAt: null, finishedAt: null} as const;
    const [own, asked] = [aRun({...waiting, trigger: 'auto', requestedBy: null}), aRun(waiting)];
    await now().addRun(own);
    await now().addRun(asked);
    await clock.advance(MINUTE);
    expect(now().exporter.stopped).toEqual([]);
    await save({enabled: false});
    await clock.advance(0);
    expect(now().exporter.stopped).toEqual([own.id]);
  });

  test('turned on again after a pause, it goes on at the next slot and makes up nothing', async () => {
    const {clock, save, runs} = await anOffice();
    await save({});
    await clock.advance(HOUR);
    await save({enabled: false});
    await clock.advance(5 * HOUR);
    await save({});
    await clock.advance(0);
    expect(runs()).toBe(1);
    await clock.advance(30 * MINUTE);
    expect(runs()).toBe(2);
  });

  test('put earlier, it runs earlier', async () => {
    const {clock, save, runs} = await anOffice();
    await save({startTime: '23:00'});
    await clock.advance(10 * MINUTE);
    await save({startTime: '15:12'});
    await clock.advance(2 * MINUTE);
    expect(runs()).toBe(1);
  });
});

describe('slots that were missed', () => {
  test.each([
    ['none', 20 * MINUTE, 0],
    ['one', HOUR, 1],
    ['many', 3 * DAY, 1],
  ])('while the companion was off, %s: made up once, at once', async (_, off, made) => {
    const {clock, save, runs, shut, open} = await anOffice();
    await save({});
    await clock.advance(31 * MINUTE);
    await shut();
    await clock.advance(off);
    await open();
    expect(runs()).toBe(made);
    await clock.advance(20 * SECOND);
    expect(runs()).toBe(made);
  });

  test('while the machine slept, they are made up once as soon as it wakes', async () => {
    const {clock, save, runs} = await anOffice();
    await save({});
    await clock.advance(MINUTE);
    clock.set('2026-03-16T08:45:00Z');
    await clock.advance(0);
    expect(runs()).toBe(1);
    await clock.advance(44 * MINUTE);
    expect(runs()).toBe(1);
    await clock.advance(MINUTE);
    expect(runs()).toBe(2);
  });

  test('a run that the end of the companion cut off is made up', async () => {
    const {clock, save, runs, now, shut, open} = await anOffice();
    await save({frequency: '1d'});
    await clock.advance(30 * MINUTE);
    const {store} = now().companion;
    const id = store.state.autosync?.runId ?? '';
    const problem = {code: 'run.interrupted', title: 'Stopped.', detail: '', fix: '', raw: null};
    await shut();
    await open();
    expect(runs()).toBe(0);
    await now().addRun(aRun({id, trigger: 'auto', state: 'failed', problem}));
    await shut();
    await open();
    expect(runs()).toBe(1);
    await shut();
    await open();
    expect(runs()).toBe(0);
  });
});

describe('when the machine’s clock is put back', () => {
  test('a little, the slot that ran does not run again', async () => {
    const {clock, save, runs} = await anOffice();
    await save({});
    await clock.advance(31 * MINUTE);
    clock.set('2026-03-16T02:25:00Z');
    await clock.advance(HOUR);
    expect(runs()).toBe(1);
    await clock.advance(6 * MINUTE);
    expect(runs()).toBe(2);
  });

  test('by a day while it runs, the schedule goes on at the next slot of that day', async () => {
    const {clock, save, runs} = await anOffice();
    await save({startDate: '2026-03-01'});
    await clock.advance(31 * MINUTE);
    expect(runs()).toBe(1);
    clock.set('2026-03-15T02:10:00Z');
    await clock.advance(20 * MINUTE);
    expect(runs()).toBe(2);
  });

  test('by years, the schedule does not wait for years', async () => {
    const {clock, save, runs, shut, open} = await anOffice();
    await save({});
    clock.set('2031-01-01T00:00:00Z');
    await clock.advance(MINUTE);
    expect(runs()).toBe(1);
    await shut();
    clock.set('2026-03-16T04:00:00Z');
    await open();
    await clock.advance(30 * MINUTE);
    expect(runs()).toBe(1);
  });
});

describe('never two at once', () => {
  test('a full sync that is under way is the slot’s own', async () => {
    const {clock, save, runs, now} = await anOffice();
    await save({});
    now().exporter.running = aRun({state: 'running', startedAt: '2026-03-16T02:20:00.000Z', finishedAt: null});
    await clock.advance(40 * MINUTE);
    expect(runs()).toBe(0);
    expect(now().companion.store.state.autosync?.runId).toBe(now().exporter.running?.id);
    now().exporter.running = null;
    await clock.advance(40 * MINUTE);
    expect(runs()).toBe(0);
    await clock.advance(20 * MINUTE);
    expect(runs()).toBe(1);
  });

  test.each([
    ['a sync of one sale', {scope: {kind: 'sale', id: '916ab4c0-0000-4000-8000-000000000000'} as const}],
    ['a preview', {preview: true}],
  ])('%s that is under way is no reason to leave it out', async (_, change) => {
    const {clock, save, runs, now} = await anOffice();
    await save({});
    now().exporter.running = aRun({state: 'running', finishedAt: null, ...change});
    await clock.advance(31 * MINUTE);
    expect(runs()).toBe(1);
  });
});

describe('silence is never success', () => {
  test.each(['dear', 'xero'] as const)('without %s the sync did not run; connected, it runs at once', async (side) => {
    const {clock, connected, save, runs, status, problems} = await anOffice();
    await save({});
    connected[side] = false;
    await clock.advance(31 * MINUTE);
    expect(runs()).toBe(0);
    const {standing, problems: count} = await status();
    expect(count).toBe(1);
    expect(standing).toMatchObject([
      {
        code: 'autosync.did-not-run',
        detail: expect.stringContaining('Monday 16 March at 15:30 Auckland time'),
        fix: expect.stringContaining('connects'),
      },
    ]);
    connected[side] = true;
    await clock.advance(15 * SECOND);
    expect(runs()).toBe(1);
    expect(await problems()).toEqual([]);
  });

  test('the problem names the first slot that did not run, however many follow', async () => {
    const {clock, connected, save, status} = await anOffice();
    await save({});
    connected.dear = false;
    await clock.advance(5 * HOUR);
    expect((await status()).standing[0]?.detail).toContain('15:30');
  });

  test('a run that Deerpath could not even write down is tried again until it can', async () => {
    const {clock, save, runs, now, problems} = await anOffice();
    await save({});
    now().exporter.trouble = new Error('The disk is full.');
    await clock.advance(31 * MINUTE);
    expect(await problems()).toEqual(['autosync.did-not-run']);
    now().exporter.trouble = undefined;
    await clock.advance(15 * SECOND);
    expect(runs()).toBe(1);
    expect(await problems()).toEqual([]);
  });

  test('a run that waits for minutes did not run; once it begins, all is well', async () => {
    const {clock, save, now, problems} = await anOffice();
    await save({});
    now().exporter.running = aRun({state: 'waiting', startedAt: null, finishedAt: null});
    await clock.advance(34 * MINUTE);
    expect(await problems()).toEqual([]);
    await clock.advance(2 * MINUTE);
    expect(await problems()).toEqual(['autosync.did-not-run']);
    now().exporter.running = {
      ...now().exporter.running,
      state: 'running',
      startedAt: '2026-03-16T02:36:00.000Z',
    } as never;
    await clock.advance(15 * SECOND);
    expect(await problems()).toEqual([]);
  });

  test('a run that has not ended in three times the frequency is a problem until it ends', async () => {
    const {clock, save, now, problems} = await anOffice();
    await save({});
    const run = aRun({trigger: 'auto', state: 'running', startedAt: '2026-03-16T02:30:00.000Z', finishedAt: null});
    now().exporter.running = run;
    await clock.advance(30 * MINUTE + 3 * HOUR);
    expect(await problems()).toEqual([]);
    await clock.advance(15 * SECOND);
    expect(await problems()).toEqual(['autosync.too-long']);
    now().exporter.running = null;
    await now().addRun({...run, state: 'finished', finishedAt: '2026-03-16T05:31:00.000Z'});
    await clock.advance(15 * SECOND);
    expect(await problems()).toEqual([]);
  });

  test('turned off, its problems are gone', async () => {
    const {clock, connected, save, problems} = await anOffice();
    await save({});
    connected.dear = false;
    await clock.advance(31 * MINUTE);
    await save({enabled: false});
    expect(await problems()).toEqual([]);
  });
});

describe('when a tenth of Xero’s day is left', () => {
  test('slots pass, with a warning, until the day is over', async () => {
    const {clock, save, runs, xeroDay, asked, now, problems} = await anOffice();
    await save({});
    Object.assign(asked, {thenLeft: 99});
    xeroDay.remaining = 100;
    await clock.advance(2 * HOUR);
    expect(runs()).toBe(0);
    expect(now().companion.store.state.autosync?.problems).toMatchObject([
      {code: 'autosync.slowed', severity: 'warning', detail: expect.stringContaining('1000 calls')},
    ]);
    expect(await problems()).toEqual([]);
    xeroDay.remaining = 1_000;
    await clock.advance(30 * MINUTE);
    expect(runs()).toBe(1);
    expect(now().companion.store.state.autosync?.problems).toEqual([]);
  });

  test('Xero is asked whether it is a new day, and if so the slot runs', async () => {
    const {clock, save, runs, xeroDay, asked} = await anOffice();
    await save({});
    Object.assign(asked, {thenLeft: 990});
    xeroDay.remaining = 100;
    await clock.advance(30 * MINUTE);
    expect(asked.choices).toBe(1);
    expect(runs()).toBe(1);
  });
});
