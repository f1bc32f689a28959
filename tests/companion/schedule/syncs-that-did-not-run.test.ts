import {describe, expect, test} from 'vitest';
import {aRun} from '../http/a-companion.ts';
import {anOffice, HOUR, MINUTE, SECOND} from './a-schedule.ts';

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
