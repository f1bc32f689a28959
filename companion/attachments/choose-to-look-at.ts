/** A sale or purchase with an invoice or bill in Xero. */
export interface Watched {
  /** Of its latest invoice or bill: its date or when it went, whichever is later. Milliseconds. */
  readonly at: number;
  /** When its files were last read in DEAR. */
  readonly readAt: number;
}

const DAY = 24 * 3_600_000;
/** Of ten calls one goes to older documents, and at least two of a sync. */
const OLDER_SHARE = 10;
const OLDER_LEAST = 2;

/**
 * Whose list of files is read once more, those first that were read longest ago: documents of the last days, and a few of
 * the older ones with every sync, so that each has its turn some day. Pure.
 *
 * @param calls how many there may be at most.
 */
export function chooseToLookAt<One extends Watched>(
  watched: readonly One[],
  {now, days, calls}: {now: number; days: number; calls: number},
): One[] {
  const longestAgo = watched.toSorted((one, other) => one.readAt - other.readAt);
  const isRecent = ({at}: Watched) => at >= now - days * DAY;
  const older = longestAgo
    .filter((one) => !isRecent(one))
    .slice(0, Math.min(calls, Math.max(OLDER_LEAST, Math.floor(calls / OLDER_SHARE))));
  return [...longestAgo.filter(isRecent).slice(0, calls - older.length), ...older];
}
