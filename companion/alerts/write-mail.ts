import {recipientsOf} from '../../shared/alerts/recipients.ts';
import {isOver} from '../../shared/export/run.ts';
import type {Transaction} from '../../shared/history/transaction.ts';
import {isoTime} from '../platform/clock.ts';
import type {Notice, RunRecord} from '../store/records.ts';
import type {Changes} from '../store/store.ts';
import {allWellLetter} from './all-well-letter.ts';
import {composeMail} from './compose-mail.ts';
import {decideMail} from './decide-mail.ts';
import type {MailSetting} from './letter-frame.ts';
import {troubleLetter} from './trouble-letter.ts';

interface Syncs {
  /** When the last one that the schedule started was over. */
  readonly lastByItself: string | null;
  readonly areUnderWay: boolean;
  readonly underWayByItself: boolean;
}

/** What mails have to know of the runs. */
export function syncsOf(runs: Iterable<RunRecord>): Syncs {
  let lastByItself: string | null = null;
  let areUnderWay = false;
  let underWayByItself = false;
  for (const {run} of runs) {
    const isByItself = run.trigger === 'auto';
    if (!isOver(run.state)) {
      areUnderWay = true;
      underWayByItself ||= isByItself;
    } else if (isByItself && (run.finishedAt ?? '') > (lastByItself ?? '')) lastByItself = run.finishedAt;
  }
  return {lastByItself, areUnderWay, underWayByItself};
}

/**
 * Writes the mail that is due, if one is, into the same commit as what it tells of: both are on disk, or neither is.
 * Nothing is remembered while alerts are internal; chosen later, the mail tells what is open then.
 */
export function writeMail(
  changes: Changes,
  facts: {
    notices: readonly Notice[];
    documentOf: (id: string) => Transaction | undefined;
    syncs: Syncs;
    setting: Pick<MailSetting, 'now' | 'timeZone'>;
    id: string;
  },
): void {
  const {settings, alerts, dear} = changes.state;
  if (!alerts) return;
  const {notices, documentOf, syncs, id} = facts;
  const {now} = facts.setting;
  if (recipientsOf(settings).length === 0) {
    changes.setState({alerts: {...alerts, troubleMailed: false}});
    return;
  }
  const chosen = settings.mailingLists.filter((list) => settings.autosync.alert.mailingListIds.includes(list.id));
  const setting = {...facts.setting, company: dear?.company ?? null, lists: chosen.map(({name}) => name)};
  const endedByItself = (syncs.lastByItself ?? '') > (alerts.mailedRunAt ?? '');
  const {troubleMailed} = alerts;
  const decision = decideMail(notices, {time: now, syncs: {...syncs, endedByItself}, troubleMailed});
  const after = {...alerts, mailedRunAt: syncs.lastByItself};

  if (decision.tell === 'nothing') {
    changes.setState({alerts: after});
    return;
  }
  const isTrouble = decision.tell === 'trouble';
  const letter = isTrouble ? troubleLetter(decision, documentOf, setting) : allWellLetter(setting);
  changes.put('mails', {
    ...composeMail(letter),
    id,
    createdAt: isoTime(now),
    delivered: [],
    tries: 0,
    nextTryAt: isoTime(now),
    problem: null,
  });
  const news = isTrouble ? decision.news : [];
  for (const notice of news) changes.put('notices', {...notice, mailedAt: isoTime(now)});
  const needsSomeone = news.some(({notification}) => notification.severity === 'error');
  changes.setState({alerts: {...after, troubleMailed: isTrouble && (troubleMailed || needsSomeone)}});
}
