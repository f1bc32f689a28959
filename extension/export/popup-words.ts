import {i18n} from '#i18n';
import type {Status} from '../../shared/contract/status.ts';
import type {Run} from '../../shared/export/run.ts';
import {knownProblem} from '../../shared/problems/catalogue.ts';
import type {ProblemPlace} from '../../shared/problems/known-problem.ts';
import type {Problem} from '../../shared/result.ts';
import {mendOf} from '../alerts/mend.ts';
import {problemFix, problemTitle, problemWhy} from '../alerts/problem-words.ts';
import {numberText, whenText} from '../ui/format.ts';

/** How things stand, in at most six words. */
export function headingOf(status: Status): string {
  const {problems, pending} = status;
  const documents = failedDocuments(status);
  const out = wayOut(status);
  // What stands in everybody's way goes before documents that could not go.
  if (out) return problemTitle(out.problem);
  if (documents > 0) return i18n.t('popup.documentsNeedYou', documents, [numberText(documents)]);
  if (problems > 0) return i18n.t('popup.oneThingNeedsYou');
  return pending > 0 ? i18n.t('popup.documentsWait', pending, [numberText(pending)]) : i18n.t('popup.nothingWaits');
}

const failedDocuments = ({problems, standing}: Status): number => Math.max(0, problems - (standing?.length ?? 0));

/**
 * What proves the heading, with a figure and a time: what waits for a standing problem, how many causes the failed ones
 * have and what became of the others, or how the last sync went.
 */
export function proofOf(status: Status, causes: number): string {
  const out = wayOut(status);
  if (out) return standingText(out.problem, status.pending);
  const {lastRun} = status;
  const failed = failedDocuments(status);
  if (failed === 0 || causes === 0) return lastText(status);
  const counted = causesText(causes);
  // “The others” are those of the last sync only where it met every one that failed.
  const others = lastRun?.state === 'finished' && lastRun.counts.failed === failed ? lastRun.counts.completed : 0;
  if (others === 0 || !lastRun?.finishedAt) return `${counted} ${lastText(status)}`;
  const when = whenText(lastRun.finishedAt, new Date());
  return `${counted} ${i18n.t('popup.othersWent', others, [numberText(others), when])}`;
}

function standingText(problem: Problem, pending: number): string {
  const waits = pending > 0 ? i18n.t('popup.waitsUnlost', pending, [numberText(pending)]) : problemWhy(problem);
  return `${waits} ${problemFix(problem)}`.trim();
}

/** `Three causes.`: a small number is a word in a sentence. */
function causesText(count: number): string {
  const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;
  const word = words[count - 1];
  return word ? i18n.t(`popup.causes.${word}`) : i18n.t('popup.causesMany', {count: numberText(count)});
}

/** The last sync: when, by whom, what came of it. */
function lastText({lastRun}: Status): string {
  if (!lastRun?.finishedAt) return i18n.t('popup.noSyncYet');
  const when = whenText(lastRun.finishedAt, new Date());
  const came = cameText(lastRun);
  if (lastRun.trigger === 'auto') return i18n.t('popup.lastByAutosync', {when, came});
  return lastRun.requestedBy
    ? i18n.t('popup.lastBy', {when, who: lastRun.requestedBy, came})
    : i18n.t('popup.last', {when, came});
}

/** What came of a run that is over: `23 sent, none failed`, or what ended it and that nothing is lost. */
export function cameText({state, counts, problem}: Run): string {
  const {completed, failed, pending, unchanged} = counts;
  if (state === 'failed' && problem) {
    const title = problemTitle(problem);
    return pending > 0
      ? i18n.t('popup.endedEarlyWaiting', pending, [numberText(pending)], {title})
      : i18n.t('popup.endedEarly', {title});
  }
  if (state === 'stopped') return i18n.t('popup.stopped', {sent: numberText(completed)});
  if (completed + failed === 0) return i18n.t(unchanged > 0 ? 'popup.nothingHadChanged' : 'popup.nothingToSend');
  return failed === 0
    ? i18n.t('popup.sentNoneFailed', {sent: numberText(completed)})
    : i18n.t('popup.sentSomeFailed', {sent: numberText(completed), failed: numberText(failed)});
}

/** A standing problem that one click on a page of ours begins to mend: it comes before a sync that would only meet it again. */
export function wayOut({standing}: Status) {
  const problem = standing?.find(({code}) => WAYS_OUT.includes(knownProblem(code).place));
  if (!problem) return;
  const {mend, where} = mendOf(problem.code);
  return {problem, words: mend, step: where.split('#')[1] ?? ''};
}

const WAYS_OUT: readonly ProblemPlace[] = ['xero-login', 'xero-organisation', 'dear-keys'];

/** What set-up still lacks, so that the popup leads there instead of offering a sync that cannot work. */
export function unfinishedStep({dear, xero}: Status) {
  if (dear.state === 'disconnected') {
    return {
      title: i18n.t('popup.dearMissing'),
      words: i18n.t('popup.dearMissingWords'),
      button: i18n.t('popup.connectDear'),
      step: 'dear',
    };
  }
  if (xero.state === 'disconnected') {
    return {
      title: i18n.t('popup.xeroMissing'),
      words: i18n.t('popup.xeroMissingWords'),
      button: i18n.t('popup.connectXero'),
      step: 'xero',
    };
  }
  if (xero.state === 'choose') {
    return {
      title: i18n.t('popup.chooseOrganisation'),
      words: i18n.t('popup.chooseOrganisationWords'),
      button: i18n.t('popup.chooseOrganisationButton'),
      step: 'xero',
    };
  }
  return undefined;
}
