import type {CallOptions, Dear} from '../dear/dear.ts';
import {type Clock, isoTime} from '../platform/clock.ts';
import type {Store} from '../store/store.ts';

/** A company moves its lock date once a month; like Xero's own, it may be ten minutes old. */
const KEPT = 30 * 60_000;

/**
 * The first day on which DEAR's company may still change anything, or null; asked for as seldom as it is safe, for each time
 * is a call of DEAR's minute. Throws `Trouble` as the client does.
 */
export async function readDearLock(
  {store, clock}: {store: Store; clock: Clock},
  dear: Dear,
  options: CallOptions,
): Promise<string | null> {
  const known = store.state.dear;
  const age = clock.now() - Date.parse(known?.companyReadAt ?? '');
  if (known && age >= 0 && age < KEPT) return known.lockDate ?? null;

  const {lockDate} = await dear.company(options);
  await store.commit('state.dear-connection', (changes) => {
    const now = changes.state.dear;
    if (now?.account !== known?.account || !now) return;
    changes.setState({dear: {...now, lockDate, companyReadAt: isoTime(clock.now())}});
  });
  return lockDate;
}
