import {i18n} from '#i18n';
import type {Run} from '../../shared/export/run.ts';
import {numberText, timeText} from '../ui/format.ts';

/** `Syncing 38 of 120`, or what a run that has not counted yet does. */
export function runHeading({state, progress, preview}: Run): string {
  if (state === 'waiting') return i18n.t('run.waiting');
  if (progress.total === null) return i18n.t('run.looking');
  const figures = {done: numberText(progress.done), total: numberText(progress.total)};
  return preview ? i18n.t('run.previewing', figures) : i18n.t('run.syncing', figures);
}

/** The same without the figure that changes all the time: said to those who listen, once. */
export function runAnnouncement({state, progress, preview}: Run): string {
  if (state === 'waiting') return i18n.t('run.waiting');
  if (progress.total === null) return i18n.t('run.looking');
  const total = numberText(progress.total);
  return preview ? i18n.t('run.previewingUpTo', {total}) : i18n.t('run.syncingUpTo', {total});
}

/** `Started 10:48 by Front desk.` */
export function startedText({startedAt, requestedBy, trigger}: Run): string {
  const time = startedAt === null ? null : timeText(startedAt);
  if (trigger === 'auto') return time ? i18n.t('run.startedByAutosync', {time}) : i18n.t('run.askedByAutosync');
  if (requestedBy === null) return time ? i18n.t('run.started', {time}) : i18n.t('run.asked');
  return time ? i18n.t('run.startedBy', {time, who: requestedBy}) : i18n.t('run.askedBy', {who: requestedBy});
}
