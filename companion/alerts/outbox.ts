import {recipientsOf} from '../../shared/alerts/recipients.ts';
import type {Problem} from '../../shared/result.ts';
import {type Clock, isoTime} from '../platform/clock.ts';
import type {Failpoints} from '../platform/failpoints.ts';
import type {Log} from '../platform/log.ts';
import {problemOf, Trouble} from '../platform/trouble.ts';
import type {Mail} from '../store/records.ts';
import type {Store} from '../store/store.ts';
import type {Delivery, Postman} from './postman.ts';

export interface OutboxDependencies {
  store: Store;
  clock: Clock;
  log: Log;
  failpoints: Failpoints;
  /** Null while no mail server is set: what is written waits. */
  postman: Postman | null;
  signal: AbortSignal;
}

const MINUTE = 60_000;
/** Minutes until the next try, after the first, the second …; from then on the last. */
const PAUSES = [1, 5, 15, 60, 180, 360];

/**
 * Hands over the mails that were written, until everybody who gets alerts has them. A mail is on disk before it leaves and
 * stays there until the server has answered, so that a crash loses none; one whose answer was lost goes again under the
 * same Message-ID. Addresses that came or went since it was written count as they are now.
 */
export function createOutbox({store, clock, log, failpoints, postman, signal}: OutboxDependencies) {
  let working: Promise<void> | null = null;
  /** Those tried since there was last a reason to hope. */
  const patient = new Set<string>();

  async function work(at: Postman): Promise<void> {
    for (let next = nextMail(); next && !signal.aborted; next = nextMail()) {
      const wait = dueAt(next) - clock.now();
      if (wait > 0) {
        await clock.sleep(Math.min(wait, MINUTE), signal);
        continue;
      }
      await deliver(next, at);
      patient.add(next.id);
    }
  }

  async function deliver(mail: Mail, at: Postman): Promise<void> {
    const to = recipientsOf(store.state.settings).filter((address) => !hasIt(mail, address));
    const {taken, problem} = to.length === 0 ? nobody : await handOver(mail, to, at);
    await keep(mail.id, taken, problem);
    if (problem) log.warn({mail: mail.id, code: problem.code}, 'A mail could not go to everybody');
    else log.info({mail: mail.id, to: taken.length}, 'A mail went');
  }

  async function handOver(mail: Mail, to: readonly string[], at: Postman) {
    const {id, subject, text, html, createdAt} = mail;
    try {
      const send = () => at.send({id, writtenAt: createdAt, to, subject, text, html});
      const {taken, refused} = await failpoints.pass('smtp.send', send);
      return {taken, problem: refusedProblem(refused)};
    } catch (error) {
      if (!(error instanceof Trouble)) log.error({err: error}, 'A mail could not be made');
      return {taken: [], problem: error instanceof Trouble ? error.problem : unexpected};
    }
  }

  /** What came of it. The server has answered: rather wait for the disk than send again. */
  async function keep(id: string, taken: readonly string[], problem: Problem | null): Promise<void> {
    while (!signal.aborted) {
      try {
        return await store.commit('alerts.mail-tried', (changes) => {
          const mail = changes.get('mails', id);
          if (!mail) return;
          const tries = mail.tries + 1;
          const pause = PAUSES[Math.min(tries, PAUSES.length) - 1] ?? 0;
          const delivered = [...mail.delivered, ...taken];
          if (!problem) changes.remove('mails', id);
          else changes.put('mails', {...mail, delivered, tries, problem, nextTryAt: later(pause)});
        });
      } catch (error) {
        log.warn({mail: id, err: error}, 'Could not note what came of a mail');
        await clock.sleep(MINUTE, signal);
      }
    }
  }

  const later = (minutes: number) => isoTime(clock.now() + minutes * MINUTE);
  const dueAt = ({id, nextTryAt}: Mail) => (patient.has(id) ? Date.parse(nextTryAt) : 0);
  const nextMail = () => [...store.values('mails')].sort((one, other) => dueAt(one) - dueAt(other)).at(0);

  return {
    /** Called when a mail was written; and at the start, for what an earlier life left. */
    wake(): void {
      if (!postman || working || signal.aborted || !nextMail()) return;
      working = work(postman)
        .catch((error: unknown) => log.error({err: error}, 'The outbox stopped'))
        .finally(() => {
          working = null;
        });
    },
    /** Called when something was mended: what waits is tried within a minute. A start is such a moment, too. */
    hurry: () => patient.clear(),
    /** Once the conversation in hand is over. */
    atRest: async (): Promise<void> => {
      await working;
    },
  };
}

const nobody: {taken: readonly string[]; problem: null} = {taken: [], problem: null};

const hasIt = ({delivered}: Mail, address: string): boolean =>
  delivered.some((other) => other.toLowerCase() === address.toLowerCase());

function refusedProblem(refused: Delivery['refused']): Problem | null {
  const [first] = refused;
  if (!first) return null;
  const addresses = refused.map(({address}) => address).join(', ');
  return problemOf(
    'mail.address-refused',
    `The mail server does not take mail for ${addresses}.`,
    `It said: ${first.words}`,
    'Correct the address in the mailing list, or take it out.',
    {raw: refused.map(({address, words}) => `${address}: ${words}`).join('\n')},
  );
}

const unexpected = problemOf(
  'mail.broke',
  'The mail could not be made.',
  'Deerpath itself is at fault; the notice is in the side panel.',
  'Look into the companion’s log.',
);
