import {Cron} from 'croner';
import type {Clock} from '../platform/clock.ts';
import type {Log} from '../platform/log.ts';

/** At this hour of the company's own night. */
const HOUR = 3;

/**
 * Calls `sweep` once a night, at three by the company's clock. The hour is looked up at each full hour, for the company and
 * its time zone may become known, or change, while the companion runs.
 */
export function startNightlySweep({
  clock,
  timeZone,
  sweep,
  log,
}: {
  clock: Clock;
  timeZone(): string;
  sweep(): Promise<void>;
  log: Log;
}): {stop(): void} {
  const job = new Cron(
    '0 17 * * * *',
    {
      protect: true,
      unref: true,
      catch: (error) => log.warn({error: String(error)}, 'The nightly look at DEAR’s lists did not succeed'),
    },
    () => (isTheHour(clock.now(), timeZone()) ? sweep() : undefined),
  );
  return {stop: () => job.stop()};
}

/** Whether it is the hour of the sweep there; a zone that is unknown counts as UTC. */
export function isTheHour(now: number, timeZone: string): boolean {
  const hourIn = (zone: string) =>
    Number(new Intl.DateTimeFormat('en-GB', {hour: '2-digit', hourCycle: 'h23', timeZone: zone}).format(now));
  try {
    return hourIn(timeZone) === HOUR;
  } catch {
    return hourIn('UTC') === HOUR;
  }
}
