import {onTestFinished} from 'vitest';
import type {Dear} from '../../../companion/dear/dear.ts';
import type {Xero} from '../../../companion/xero/xero.ts';
import type {Status} from '../../../shared/contract/status.ts';
import type {AutosyncSettings} from '../../../shared/schedule/autosync.ts';
import {ObedientClock} from '../../support/clock.ts';
import {forgetfulDisk} from '../../support/forgetful-disk.ts';
import {aCompanion, type TestCompanion} from '../http/a-companion.ts';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const EVERY_HOUR = {
  startDate: '2026-03-16',
  startTime: '15:30',
  timeZone: 'Pacific/Auckland',
  frequency: '1h',
} as const;

/** A companion in Auckland on Monday at 15:00, connected on both sides; runs are what the test says. */
export async function anOffice() {
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
  onTestFinished(() => it.companion.close());

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
