import {Cron} from 'croner';
import {recipientsOf} from '../../shared/alerts/recipients.ts';
import type {Status} from '../../shared/contract/status.ts';
import {lifeDeeds} from '../activity/life-deeds.ts';
import {type Deed, noteActivity} from '../activity/note-activity.ts';
import {changedCause} from '../changed-in-xero/changed-cause.ts';
import {paymentsQuestion} from '../payments/payments-question.ts';
import type {Bus} from '../platform/bus.ts';
import type {WritePoint} from '../platform/failpoints.ts';
import type {Ids} from '../platform/ids.ts';
import type {Notice, Row} from '../store/records.ts';
import type {Cause} from './cause.ts';
import {createCauseIndex} from './cause-index.ts';
import {lifeCauses} from './life-causes.ts';
import {loginEndsSoon} from './login-ends-soon.ts';
import {mailCauses} from './mail-causes.ts';
import {createOutbox, type OutboxDependencies} from './outbox.ts';
import {standingCause} from './standing-cause.ts';
import {updateNotices} from './update-notices.ts';
import {syncsOf, writeMail} from './write-mail.ts';

export interface AlertsDependencies extends OutboxDependencies {
  bus: Bus;
  ids: Ids;
  version: string;
  /** The stop before this start was not clean. */
  afterCrash: boolean;
  status(): Pick<Status, 'xero' | 'standing'>;
}

/** What comes together within it is told together, and a trouble that is over at once is told to nobody. */
const SETTLES = 1_000;

/** Keeps the notices as things are: opened, grown, mended in step with what is written down; and mails where that is asked for. */
export function createAlerts(dependencies: AlertsDependencies) {
  const {store, bus, clock, ids, log, version, afterCrash, status, postman, signal} = dependencies;
  const isUnderWay = (runId: string) => ['waiting', 'running'].includes(store.get('runs', runId)?.run.state ?? '');
  const index = createCauseIndex(store.select('rows', {isTroubled: 'yes'}), isUnderWay);
  const outbox = createOutbox(dependencies);
  let tick: Cron | undefined;
  let due = false;
  let working: Promise<void> | null = null;

  function lasting(now: number): Cause[] {
    const {xero, standing} = status();
    const {settings, autosync} = store.state;
    const milder = (autosync?.problems ?? []).filter(({severity}) => severity !== 'error');
    const mails = {isWanted: recipientsOf(settings).length > 0, isSetUp: postman !== null};
    const question = paymentsQuestion(store.state);
    const whole = [...standing, ...milder, ...(question ? [question] : [])].map(standingCause);
    const documents = index.look(now);
    const loginEnds = loginEndsSoon(xero, now, timeZone());
    return [
      ...whole,
      ...(loginEnds ? [loginEnds] : []),
      ...changedCause(store),
      ...mailCauses(store.values('mails'), mails),
      // While nothing can go, that documents wait is no news.
      ...(standing.length > 0 ? documents.filter(({severity}) => severity === 'error') : documents),
    ];
  }

  const timeZone = () => store.state.settings.autosync.timeZone ?? store.state.dear?.timeZone ?? 'UTC';

  async function look(events: readonly Cause[] = [], deeds: readonly Deed[] = []): Promise<void> {
    const now = clock.now();
    const told = await store.commit('alerts.noticed', (changes) => {
      const known = [...store.values('notices')];
      const {changed, outdated} = updateNotices(
        known,
        {lasting: lasting(now), events},
        {now, nextId: () => ids.next()},
      );
      for (const notice of changed) changes.put('notices', notice);
      for (const id of outdated) changes.remove('notices', id);
      const before = changes.state.alerts ?? {mailedRunAt: null, troubleMailed: false};
      changes.setState({alerts: {...before, version}});
      noteActivity(changes, {ids, clock}, ...deeds);
      writeMail(changes, {
        notices: withChanged(known, changed),
        documentOf: (id) => store.get('rows', id)?.transaction,
        syncs: syncsOf(store.values('runs')),
        setting: {now, timeZone: timeZone()},
        id: ids.next(),
      });
      return changed;
    });
    for (const {notification} of told) bus.publish('notification', {notification});
    outbox.wake();
  }

  async function work(): Promise<void> {
    while (due && !signal.aborted) {
      due = false;
      await clock.sleep(SETTLES, signal);
      if (signal.aborted) return;
      // The next change, or the next minute, looks again.
      await look().catch((error: unknown) => log.warn({err: error}, 'The notices could not be brought up to date'));
    }
  }

  function changed(): void {
    due = true;
    if (!tick || working || signal.aborted) return;
    working = work().finally(() => {
      working = null;
      if (due) changed();
    });
  }

  return {
    /** Hears of a commit, with the history rows it put. */
    committed(point: WritePoint, rows: readonly Row[]): void {
      index.update(rows);
      // Perhaps an address was put right.
      if (point === 'state.settings') outbox.hurry();
      if (!ownPoints.has(point)) changed();
    },

    /** Tells of the start itself and of what was open when the companion stopped; from then on keeps up. */
    async start(): Promise<void> {
      // Some things come with time alone: a login that ends, a document that waits too long.
      tick = new Cron('40 * * * * *', {unref: true}, changed);
      const life = {version, versionBefore: store.state.alerts?.version, afterCrash};
      await look(lifeCauses(life), lifeDeeds(life)).catch((error: unknown) =>
        log.warn({err: error}, 'The notices could not be read anew'),
      );
    },

    /** The rows that a notification tells of: while it is open all that have its cause, then those that it named. */
    rowsOf(id: string): ReadonlySet<string> {
      const notice = store.get('notices', id);
      if (!notice) return new Set();
      const {resolvedAt, transactionIds} = notice.notification;
      const alike = resolvedAt === null ? index.rowsWith(notice.key, clock.now()) : [];
      return new Set(alike.length > 0 ? alike : transactionIds);
    },

    /** All documents that cannot go, each with what stops it. */
    stuck: () => index.members(),

    /** The mail server has just taken a mail. */
    mailGoes: (): void => outbox.hurry(),

    /** After `signal` was aborted: waits for the conversation in hand. */
    async atRest(): Promise<void> {
      tick?.stop();
      await working;
      await outbox.atRest();
    },
  };
}

/** They change no cause; a mail that was tried does. */
const ownPoints: ReadonlySet<WritePoint> = new Set(['alerts.noticed', 'alerts.dismissed', 'state.pairing']);

function withChanged(known: readonly Notice[], changed: readonly Notice[]): Notice[] {
  return [...new Map([...known, ...changed].map((notice) => [notice.id, notice])).values()];
}
