/** The part of DEAR's calls that looking for late files may take, averaged over time. */
const SHARE = 0.05;
/** What may be used at once: at the very first, and after a long pause. */
const AT_FIRST = 120;
const MOST = 300;

/**
 * How many calls a share of DEAR's minute allows now. They add up while nobody syncs, up to some minutes' worth.
 *
 * @param spentUntil ISO time up to which the share is used up, as `after` gave it; undefined at the very first.
 * @param perMinute DEAR's calls a minute.
 */
export function callShare(spentUntil: string | undefined, {now, perMinute}: {now: number; perMinute: number}) {
  const aCall = 60_000 / (perMinute * SHARE);
  const used = spentUntil === undefined ? now - AT_FIRST * aCall : Date.parse(spentUntil);
  const from = Math.max(used, now - MOST * aCall);
  return {
    calls: Math.max(0, Math.floor((now - from) / aCall)),
    /** What is to be kept once so many calls were made. */
    after: (calls: number): string => new Date(from + calls * aCall).toISOString(),
  };
}
