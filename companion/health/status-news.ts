import {isDeepStrictEqual} from 'node:util';
import type {Status} from '../../shared/contract/status.ts';
import type {Clock} from '../platform/clock.ts';
import type {EventBus} from '../platform/event-bus.ts';

const pause = 250;

/** Publishes `status` after anything it shows has changed: at once, then at most four times a second. */
export function createStatusNews({
  bus,
  clock,
  signal,
  status,
}: {
  bus: EventBus;
  clock: Clock;
  signal: AbortSignal;
  status(): Status;
}) {
  let resting = false;
  let due = false;
  let last: Status | undefined;

  async function publish(): Promise<void> {
    resting = true;
    await Promise.resolve(); // what changes together is told together
    do {
      due = false;
      const now = status();
      if (!isDeepStrictEqual(now, last)) bus.publish('status', now);
      last = now;
      await clock.sleep(pause, signal);
    } while (due && !signal.aborted);
    resting = false;
  }

  return {
    changed(): void {
      due = true;
      if (!resting && !signal.aborted) void publish();
    },
  };
}
