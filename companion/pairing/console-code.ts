import type {Clock} from '../platform/clock.ts';
import type {Log} from '../platform/log.ts';
import {shortLived} from './codes.ts';
import type {Pairing} from './pairing.ts';

const hour = 60 * 60 * 1000;

/** While nobody is paired: prints a code, and after ten minutes another. Ends with the signal. */
export async function offerConsoleCodes(
  pairing: Pick<Pairing, 'users' | 'consoleCode' | 'onPaired'>,
  {clock, print, signal, log}: {clock: Clock; print(line: string): void; signal: AbortSignal; log: Log},
): Promise<void> {
  while (!signal.aborted) {
    if (pairing.users().length > 0) {
      // Tokens die of idleness: some day there may be nobody again.
      await clock.sleep(hour, signal);
      continue;
    }
    try {
      print(`Pairing code: ${await pairing.consoleCode()}`);
    } catch (error) {
      log.error({err: error}, 'Could not make a pairing code');
    }
    const paired = new AbortController();
    pairing.onPaired(() => paired.abort(), paired.signal);
    await clock.sleep(shortLived, AbortSignal.any([signal, paired.signal]));
    paired.abort();
  }
}
