import type {Clock} from './clock.ts';
import type {Ids} from './ids.ts';
import {Trouble} from './trouble.ts';

/** Waits of 1, 2, 4, … seconds, each half to one and a half times as long, so that many do not come back at once. */
const FIRST_WAIT = 1_000;
/** Who asks us to wait for longer is not waited for inside a call. */
const LONGEST_WAIT = 120_000;

/**
 * Tries again what failed in passing, `tries` times at most, waiting as long as the other side asked or a little longer
 * each time. What still fails is thrown as it is, and so is everything that is not passing or not `worthRepeating`.
 */
export async function persevere<Value>(
  {clock, ids, signal, tries = 4}: {clock: Clock; ids: Ids; signal?: AbortSignal | undefined; tries?: number},
  attempt: () => Promise<Value>,
  worthRepeating: (trouble: Trouble) => boolean = () => true,
): Promise<Value> {
  for (let turn = 1; ; turn += 1) {
    try {
      return await attempt();
    } catch (error) {
      const again = error instanceof Trouble && error.kind === 'passing' && error.problem.code !== 'call.stopped';
      if (!again || turn >= tries || signal?.aborted || !worthRepeating(error)) throw error;
      const backOff = FIRST_WAIT * 2 ** (turn - 1);
      const wait =
        error.retryAfter === undefined ? backOff / 2 + ids.below(backOff + 1) : error.retryAfter + ids.below(250);
      if (wait > LONGEST_WAIT) throw error;
      await clock.sleep(wait, signal);
      if (signal?.aborted) throw error;
    }
  }
}
