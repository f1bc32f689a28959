import type {Run} from './run.ts';

/** What came of a run, as people look for it. */
export const runResults = ['failed', 'completed', 'unchanged', 'ended'] as const;
export type SoughtResult = (typeof runResults)[number];

/** What runs are looked for by; all of it has to fit, and what is not said fits any. */
export interface RunFilter {
  readonly states?: ReadonlySet<Run['state']> | undefined;
  readonly triggers?: ReadonlySet<Run['trigger']> | undefined;
  /** The name of who asked. */
  readonly user?: string | undefined;
  readonly result?: SoughtResult | undefined;
  /** Instants, ISO: from included, to not. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** When a run happened, as far as it did; undefined for one that still waits. */
export const momentOf = ({startedAt, finishedAt}: Run): string | undefined => startedAt ?? finishedAt ?? undefined;

export function fits(run: Run, {states, triggers, user, result, from, to}: RunFilter): boolean {
  const moment = momentOf(run);
  return (
    (!states || states.has(run.state)) &&
    (!triggers || triggers.has(run.trigger)) &&
    (user === undefined || run.requestedBy?.toLowerCase() === user.toLowerCase()) &&
    (result === undefined || hasResult(run, result)) &&
    // One that waits belongs to now, the latest there is.
    (moment === undefined ? to === undefined : isWithin(moment, from, to))
  );
}

function isWithin(moment: string, from: string | undefined, to: string | undefined): boolean {
  return (from === undefined || moment >= from) && (to === undefined || moment < to);
}

function hasResult({counts, state}: Run, result: SoughtResult): boolean {
  switch (result) {
    case 'failed':
      return counts.failed > 0;
    case 'completed':
      return counts.completed > 0;
    case 'unchanged':
      return state === 'finished' && counts.completed + counts.failed + counts.skipped + counts.pending === 0;
    case 'ended':
      return state === 'stopped' || state === 'failed';
  }
}
