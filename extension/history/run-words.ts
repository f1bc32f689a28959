import {i18n} from '#i18n';
import type {Run} from '../../shared/export/run.ts';
import {problemWhy, spoken} from '../alerts/problem-words.ts';
import {lengthText, numberText, whenText} from '../ui/format.ts';
import {didNotRun} from './runs.ts';

/** What kind of run it is: Sync Now, Autosync, a retry, a preview. */
export function runName(run: Run): string {
  if (run.preview) return i18n.t('runs.preview');
  if (didNotRun(run)) return i18n.t('runs.didNotRun');
  switch (run.trigger) {
    case 'auto':
      return i18n.t('panel.autosync');
    case 'retry':
      return i18n.t('runs.retry');
    case 'manual':
      return i18n.t('runs.syncNow');
  }
}

/** What it worked on, where that is not everything, as far as the run itself knows. */
export function scopeWords({scope}: Run): string {
  switch (scope.kind) {
    case 'all':
      return '';
    case 'sale':
      return i18n.t('runs.oneSale');
    case 'purchase':
      return i18n.t('runs.onePurchase');
    case 'transaction':
      return i18n.t('runs.oneRow');
  }
}

/** How it ended, where it did not simply finish. */
export function endWords(run: Run): string {
  if (didNotRun(run)) return '';
  switch (run.state) {
    case 'stopped':
      return run.stoppedBy === undefined ? i18n.t('runs.stopped') : i18n.t('runs.stoppedBy', {name: run.stoppedBy});
    case 'failed':
      return i18n.t('runs.failedWord');
    case 'waiting':
      return i18n.t('runs.waiting');
    case 'running':
      return i18n.t('runs.running');
    case 'finished':
      return '';
  }
}

/** What of its time needs saying: that it makes up for a sync that was missed. */
export function lateWords({slot, startedAt}: Run, now: Date): string {
  if (slot === undefined || startedAt === null || Date.parse(startedAt) - Date.parse(slot) < LATE) return '';
  return i18n.t('runs.madeUp', {when: whenText(slot, now)});
}

/** Scheduled syncs begin within seconds: what begins later than this was missed at its time. */
const LATE = 60_000;

/** How long it took, or has been under way; empty for one that never began. */
export const runLength = ({startedAt, finishedAt}: Run): string =>
  startedAt === null || finishedAt === null || startedAt === finishedAt
    ? ''
    : lengthText(Date.parse(finishedAt) - Date.parse(startedAt));

/** What a run says when its counts have nothing to tell. */
export function quietWords(run: Run): string {
  const {state, outcome, problem, preview} = run;
  if (problem) return didNotRun(run) ? problemWhy(problem) : spoken(problem).title;
  if (outcome === 'nothing-authorised') return i18n.t('runs.nothingAuthorised');
  if (outcome === 'not-in-this-company') return i18n.t('runs.notInCompany');
  if (preview) return i18n.t('runs.wouldGo');
  return state === 'finished' ? i18n.t('runs.nothingChanged') : '';
}

/** `3 unchanged`, `2 wait`. */
export const countedWords = (
  what: 'completed' | 'failed' | 'skipped' | 'unchanged' | 'pending',
  count: number,
): string => i18n.t(`runs.${what}`, count, [numberText(count)]);
