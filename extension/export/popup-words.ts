import type {Status} from '../../shared/contract/status.ts';
import {countText, whenText} from '../ui/format.ts';

/** How things stand, in at most six words. */
export function headingOf(status: Status): string {
  const {problems, pending} = status;
  const documents = Math.max(0, problems - status.standing.length);
  if (documents > 0) return `${countText(documents, 'document needs', 'documents need')} you`;
  if (problems > 0) return 'One thing needs you';
  return pending > 0 ? `${countText(pending, 'document waits', 'documents wait')}` : 'Nothing is waiting';
}

/** The last sync: when, by whom, what came of it. */
export function lastText({lastRun}: Status): string {
  if (!lastRun?.finishedAt) return 'No sync has run yet.';
  const who = lastRun.trigger === 'auto' ? ' by Autosync' : lastRun.requestedBy ? ` by ${lastRun.requestedBy}` : '';
  const {completed, failed, pending, unchanged} = lastRun.counts;
  if (lastRun.state === 'failed' && lastRun.problem) {
    const rest = pending > 0 ? ` ${countText(pending, 'document waits', 'documents wait')}, nothing is lost.` : '';
    return `Last sync ${whenText(lastRun.finishedAt, new Date())}${who} ended early: ${lastRun.problem.title}${rest}`;
  }
  const came =
    completed + failed === 0
      ? unchanged > 0
        ? 'nothing had changed'
        : 'nothing to send'
      : `${completed} sent, ${failed === 0 ? 'none' : failed} failed`;
  return `Last sync ${whenText(lastRun.finishedAt, new Date())}${who}: ${came}.`;
}

/** What set-up still lacks, so that the popup leads there instead of offering a sync that cannot work. */
export function unfinishedStep({dear, xero}: Status) {
  if (dear.state === 'disconnected') {
    return {
      title: 'DEAR is not connected yet',
      words: 'Enter the keys DEAR gives you, then log in to Xero.',
      button: 'Connect DEAR',
      step: 'dear',
    };
  }
  if (xero.state === 'disconnected') {
    return {
      title: 'Xero is not connected',
      words: 'Log in to Xero once; Deerpath keeps the connection.',
      button: 'Connect Xero',
      step: 'xero',
    };
  }
  if (xero.state === 'choose') {
    return {
      title: 'Choose the organisation',
      words: 'Your Xero login opens several. Choose where the documents go.',
      button: 'Choose organisation',
      step: 'xero',
    };
  }
  return undefined;
}
