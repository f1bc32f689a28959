import type {Clock} from './clock.ts';

/** Resolves at that instant (milliseconds, UTC), at once when it has passed, or when the signal is aborted. */
export type Alarm = (at: number, signal: AbortSignal) => Promise<void>;

/** An alarm on a clock that a test is in charge of. Put back meanwhile, the clock has further to go. */
export const clockAlarm =
  (clock: Clock): Alarm =>
  async (at, signal) => {
    do await clock.sleep(at - clock.now(), signal);
    while (clock.now() < at && !signal.aborted);
  };
