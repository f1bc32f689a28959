import {describe, expect, test} from 'vitest';
import {aRun} from '../http/a-companion.ts';
import {anOffice, DAY, HOUR, MINUTE} from './a-schedule.ts';

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
