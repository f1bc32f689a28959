import type {CallOptions, Dear, DearCompany} from '../dear/dear.ts';
import type {Clock} from '../platform/clock.ts';

/** A company's lock date changes once a month; a call of DEAR's minute for it every quarter of an hour is enough. */
const KEPT = 15 * 60_000;

/** DEAR's company, read once in a quarter of an hour for each connection. Throws `Trouble` as the client does. */
export function keepCompany(clock: Clock): (dear: Dear, options: CallOptions) => Promise<DearCompany> {
  let kept: {dear: Dear; at: number; company: DearCompany} | undefined;
  return async (dear, options) => {
    const age = kept?.dear === dear ? clock.now() - kept.at : Number.POSITIVE_INFINITY;
    if (!kept || age < 0 || age >= KEPT) kept = {dear, at: clock.now(), company: await dear.company(options)};
    return kept.company;
  };
}
