import {i18n} from '#i18n';
import type {Status} from '../../shared/contract/status.ts';
import type {Run} from '../../shared/export/run.ts';
import {numberText, whenText} from '../ui/format.ts';

/** How things stand, in at most six words. */
export function headingOf(status: Status): string {
  const {problems, pending} = status;
  const documents = Math.max(0, problems - (status.standing?.length ?? 0));
  if (documents > 0) return i18n.t('popup.documentsNeedYou', documents, [numberText(documents)]);
  if (problems > 0) return i18n.t('popup.oneThingNeedsYou');
  return pending > 0 ? i18n.t('popup.documentsWait', pending, [numberText(pending)]) : i18n.t('popup.nothingWaits');
}

/** The last sync: when, by whom, what came of it. */
export function lastText({lastRun}: Status): string {
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
    const title = problem.title.replace(/\.$/, '');
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
