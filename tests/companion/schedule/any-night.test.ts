import fc from 'fast-check';
import {expect, test} from 'vitest';
import {initialState} from '../../../companion/initial-state.ts';
import {clockAlarm} from '../../../companion/platform/alarm.ts';
import {noFailpoints} from '../../../companion/platform/failpoints.ts';
import {createAutosync} from '../../../companion/schedule/autosync.ts';
import {scheduleState} from '../../../companion/schedule/schedule-state.ts';
import {openStore} from '../../../companion/store/open-store.ts';
import {defaultSettings} from '../../../shared/contract/default-settings.ts';
import {lastSlot} from '../../../shared/schedule/slots.ts';
import {ObedientClock} from '../../support/clock.ts';
import {forgetfulDisk} from '../../support/forgetful-disk.ts';
import {aRun} from '../http/a-companion.ts';

const MINUTE = 60_000;
const SCHEDULE = {startDate: '2026-03-16', startTime: '02:10', timeZone: 'UTC', frequency: '15m'} as const;

/** What a night does to a machine, with how long it takes. */
const event = fc.record({
  what: fc.constantFrom('passes', 'sleeps', 'restarts', 'loses power'),
  minutes: fc.integer({min: 0, max: 40}),
});

test('whatever the night does, each slot runs once or is made up by one that ran since, and none runs twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, {minLength: 1, maxLength: 8}), async (night) => {
      const clock = new ObedientClock('2026-03-16T02:00:00Z');
      let disk = forgetfulDisk();
      const ran: number[] = [];
      const open = async () => {
        const store = await openStore({disk, folder: '/data', failpoints: noFailpoints, initialState, clock});
        const autosync = createAutosync({
          clock,
          alarm: clockAlarm(clock),
          store,
          dear: {client: () => ({}) as never},
          xero: {
            client: () => ({}) as never,
            budget: () => ({xeroMinute: {limit: 60, remaining: 60}, xeroDay: {limit: 1_000, remaining: 1_000}}),
          },
          exporter: {
            async enqueue() {
              ran.push(clock.now());
              return {run: aRun(), joined: false};
            },
            current: () => null,
            live: () => undefined,
            stop: async () => undefined,
          },
          log: {debug() {}, info() {}, warn() {}, error() {}},
          changed() {},
        });
        return {store, autosync};
      };

      let life = await open();
      await life.store.commit('state.settings', (changes) => {
        const settings = {...defaultSettings, autosync: {...defaultSettings.autosync, ...SCHEDULE, enabled: true}};
        changes.setState({settings, autosync: scheduleState({...changes.state, settings}, clock.now())});
      });
      life.autosync.start();

      for (const {what, minutes} of night) {
        const before = ran.length;
        const since = clock.now();
        if (what === 'passes') await clock.advance(minutes * MINUTE);
        else {
          if (what === 'restarts') await life.autosync.stop();
          if (what === 'loses power') {
            disk = disk.crash('nothing');
            await life.autosync.stop();
          }
          clock.set(since + minutes * MINUTE);
          if (what !== 'sleeps') {
            life = await open();
            life.autosync.start();
          }
          await clock.advance(0);
        }
        const due = slotsBetween(since, clock.now());
        const expected = what === 'passes' ? due : due.slice(-1);
        expect(ran.slice(before).map((at) => lastSlot(SCHEDULE, at))).toEqual(expected);
      }
      await life.autosync.stop();
      await life.store.close();
    }),
    {seed: 20261125, numRuns: 25},
  );
}, 60_000);

function slotsBetween(after: number, until: number): number[] {
  const slots: number[] = [];
  for (let at = after + MINUTE; at <= until; at += MINUTE) if (lastSlot(SCHEDULE, at) === at) slots.push(at);
  return slots;
}
