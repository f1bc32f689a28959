import {problemOf} from '../platform/trouble.ts';
import type {Mail} from '../store/records.ts';
import type {Cause} from './cause.ts';
import {standingCause} from './standing-cause.ts';

/** What keeps mails from going. */
export function mailCauses(mails: Iterable<Mail>, {isWanted, isSetUp}: {isWanted: boolean; isSetUp: boolean}): Cause[] {
  if (isWanted && !isSetUp) return [standingCause(notSetUp)];
  const stuck = [...mails].filter(({problem}) => problem !== null);
  const problem = stuck.at(-1)?.problem;
  if (!problem) return [];
  const waiting = stuck.length === 1 ? '1 mail waits and is' : `${stuck.length} mails wait and are`;
  return [
    standingCause({
      ...problem,
      code: 'mail.failed',
      title: `Alerts do not arrive by mail: ${problem.title.replace(/^The/, 'the')}`,
      detail: `${problem.detail.replace(/\.?$/, '.')} ${waiting} tried again.`,
    }),
  ];
}

const notSetUp = problemOf(
  'mail.not-set-up',
  'Alerts cannot go by mail: no mail server is set.',
  'Alerts are set to go by e-mail, and SMTP_URL is not set where the companion runs. They are kept until it is.',
  'Set SMTP_URL and start the companion again, or choose internal alerts.',
);
