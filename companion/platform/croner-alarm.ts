import {Cron} from 'croner';
import type {Alarm} from './alarm.ts';

/**
 * The machine's own alarm. croner looks at the clock again when its timer ends, so that a clock put back rings no alarm
 * early; it counts in whole seconds, and it knows no moment that has passed.
 */
export const cronerAlarm: Alarm = (at, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const job = new Cron(new Date(Math.ceil(at / 1_000) * 1_000), {maxRuns: 1, unref: true}, ring);
    function ring(): void {
      job.stop();
      signal.removeEventListener('abort', ring);
      resolve();
    }
    signal.addEventListener('abort', ring, {once: true});
    if (job.nextRun() === null) ring();
  });
