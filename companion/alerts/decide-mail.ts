import type {Notice} from '../store/records.ts';
import {isEvent} from './life-causes.ts';

const DAY = 24 * 60 * 60_000;

export type MailDecision =
  | {readonly tell: 'trouble'; readonly news: readonly Notice[]; readonly stillOpen: readonly Notice[]}
  | {readonly tell: 'all-well'}
  | {readonly tell: 'nothing'};

/** Where the runs are. */
export interface SyncsNow {
  /** One that the schedule started has ended since problems were last looked at for a mail. */
  readonly endedByItself: boolean;
  readonly underWayByItself: boolean;
  readonly areUnderWay: boolean;
}

/**
 * What is to be mailed now, if anything.
 *
 * Problems of documents are told once a sync by itself is over, all in one mail, those met by a sync that a person started
 * before it included: that person saw them at once. What is of no document (a login, a schedule) is told when it comes, for
 * it may keep syncs from starting at all; met by a sync by itself, it stands in the one mail of that. The same problem is never told twice within a day; after a day it is when
 * documents have joined it, and what keeps everything waiting for as long as it lasts.
 */
export function decideMail(
  notices: readonly Notice[],
  now: {time: number; syncs: SyncsNow; troubleMailed: boolean},
): MailDecision {
  const open = notices.filter(({notification: {resolvedAt, code}}) => resolvedAt === null && !aboutMail.test(code));
  const news = open.filter((notice) => isTimeFor(notice, now.syncs) && isNews(notice, now.time));
  if (news.length > 0) return {tell: 'trouble', news, stillOpen: open.filter((notice) => isOld(notice, news))};

  const isWell = open.every(({notification}) => notification.severity !== 'error');
  return {tell: now.troubleMailed && isWell && !now.syncs.areUnderWay ? 'all-well' : 'nothing'};
}

function isTimeFor({notification: {code, count}}: Notice, {endedByItself, underWayByItself}: SyncsNow): boolean {
  if (count > 0) return endedByItself;
  // Of a sync that does not end nobody would hear otherwise.
  return !underWayByItself || code.startsWith('autosync.');
}

/** A mail cannot tell that mails do not go. */
const aboutMail = /^mail\./;

function isNews({notification: {code, severity, at, count}, grownAt, mailedAt}: Notice, time: number): boolean {
  if (isEvent(code) && Date.parse(at) + DAY <= time) return false;
  if (mailedAt === null) return true;
  if (Date.parse(mailedAt) + DAY > time) return false;
  return count > 0 || severity !== 'error' ? grownAt > mailedAt : true;
}

const isOld = (notice: Notice, news: readonly Notice[]): boolean =>
  notice.notification.severity === 'error' && !news.includes(notice);
