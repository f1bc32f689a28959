import type {Log} from '../platform/log.ts';
import type {Store} from '../store/store.ts';
import type {DayCount} from './day-budget.ts';

/** So many calls may be missing from what is on disk after a crash; Xero's next answer corrects them. */
const CALLS = 10;

/** Writes down what is used of Xero's day: the first call, then every tenth, and the rest when the companion ends. */
export function keepDay({store, log}: {store: Store; log: Log}) {
  const kept = store.state.xeroDay;
  let written = kept && {...kept, began: Date.parse(kept.began)};
  let now = written;

  async function write(count: DayCount): Promise<void> {
    written = count;
    try {
      await store.commit('state.xero-day', (changes) => {
        changes.setState({xeroDay: {...count, began: new Date(count.began).toISOString()}});
      });
    } catch (error) {
      // The disk is told of by what needs it; Xero's own count stands in its next answer.
      log.warn({err: error}, 'Xero: the calls of the day could not be written down');
    }
  }

  return {
    kept: written,
    counted(count: DayCount): void {
      now = count;
      const isFar = !written || Math.abs(written.remaining - count.remaining) >= CALLS;
      if (isFar || written?.began !== count.began) void write(count);
    },
    async rest(): Promise<void> {
      if (now && (now.remaining !== written?.remaining || now.limit !== written.limit)) await write(now);
    },
  };
}
