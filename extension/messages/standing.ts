import {effect, signal} from '@preact/signals';
import type {Snapshot} from '../client/snapshot.ts';
import {recall, remember} from '../ui/remember.ts';
import {ask} from './ask.ts';
import {hearNews} from './news.ts';

/**
 * How we stand with the companion, kept up to date by the worker. A page opens with what it knew last, until the worker has
 * answered; null when it never knew anything.
 */
export const standing = signal<Snapshot | null>(asRemembered(recall<Snapshot>('standing')));
/** A person asked to try again and the answer is not there yet. */
export const trying = signal(false);

/** Begins to follow; every page of ours calls it once. */
export async function followStanding(): Promise<void> {
  hearNews((news) => {
    if (news.news === 'snapshot') standing.value = news.snapshot;
  });
  effect(() => remember('standing', standing.value));
  const answer = await ask('snapshot', null);
  if (answer.ok) standing.value = answer.value;
}

export async function tryAgain(): Promise<void> {
  trying.value = true;
  const answer = await ask('try-again', null);
  trying.value = false;
  if (answer.ok) standing.value = answer.value;
}

export const isAway = (snapshot: Snapshot | null): boolean =>
  snapshot !== null && snapshot.state !== 'present' && snapshot.state !== 'asking' && snapshot.state !== 'unpaired';

/** What was true then need not be now: the companion is asked first. */
function asRemembered(snapshot: Snapshot | null): Snapshot | null {
  return snapshot?.state === 'present' ? {...snapshot, state: 'asking'} : snapshot;
}
