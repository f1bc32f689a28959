import type {Clock} from './clock.ts';

/** Resolves at that instant (milliseconds, UTC), at once when it has passed, or when the signal is aborted. */
export type Alarm = (at: number, signal: AbortSignal) => Promise<void>;

/** An alarm on a clock that a test is in charge of. */
export const clockAlarm =
  (clock: Clock): Alarm =>
  (at, signal) =>
    clock.sleep(at - clock.now(), signal);
