import {i18n} from '#i18n';
import type {Status} from '../../shared/contract/status.ts';
import type {Run} from '../../shared/export/run.ts';
import type {Snapshot} from '../client/snapshot.ts';
import type {MenuFacts} from '../messages/asks.ts';
import {numberText, whenText} from '../ui/format.ts';
import {cameText, unfinishedStep} from './popup-words.ts';
import {runHeading} from './run-words.ts';

/**
 * What the menu on DEAR's pages shows.
 * @param watched the run that somebody started from this menu
 */
export function menuOf({state, status, trouble}: Snapshot, watched: Run | undefined, now: Date): MenuFacts {
  const heard = state === 'present' || state === 'asking' ? status : null;
  const problems = heard?.problems ?? 0;
  const failed = heard ? Math.max(0, problems - (heard.standing?.length ?? 0)) : 0;
  return {
    ...headOf(heard, trouble, now),
    problems,
    problemsText: problems > 0 ? i18n.t('badge.problems', problems, [numberText(problems)]) : '',
    failedText: failed > 0 ? i18n.t('menu.failed', {count: numberText(failed)}) : '',
    syncing: heard?.run?.state === 'running' || heard?.run?.state === 'waiting',
    result: watched?.finishedAt ? cameText(watched) : null,
  };
}

function headOf(
  status: Status | null,
  trouble: Snapshot['trouble'],
  now: Date,
): Pick<MenuFacts, 'head' | 'line' | 'disabled'> {
  if (trouble) return {head: trouble.title, line: trouble.detail, disabled: trouble.title};
  if (!status) return {head: 'Deerpath', line: i18n.t('popup.asking'), disabled: null};
  const unfinished = unfinishedStep(status);
  if (unfinished) return {head: unfinished.title, line: unfinished.words, disabled: unfinished.title};
  return {
    head: i18n.t('menu.head', {organisation: status.xero.organisation ?? ''}),
    line: lineOf(status, now),
    disabled: null,
  };
}

function lineOf({run, lastRun, nextAutosyncAt}: Status, now: Date): string {
  if (run) return runHeading(run);
  const next = nextAutosyncAt && whenText(nextAutosyncAt, now);
  if (!lastRun?.finishedAt) return next ? i18n.t('menu.firstSync', {next}) : i18n.t('popup.noSyncYet');
  const last = whenText(lastRun.finishedAt, now);
  return next ? i18n.t('menu.lastAndNext', {last, next}) : i18n.t('menu.lastSync', {last});
}
