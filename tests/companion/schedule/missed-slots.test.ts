import {describe, expect, test} from 'vitest';
import {aRun} from '../http/a-companion.ts';
import {anOffice, DAY, HOUR, MINUTE, SECOND} from './a-schedule.ts';

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
