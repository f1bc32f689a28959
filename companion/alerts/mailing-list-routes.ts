import {eachOnce} from '../../shared/alerts/recipients.ts';
import {testMailAnswer} from '../../shared/contract/notifications.ts';
import {type Endpoint, endpoint, json} from '../http/endpoint.ts';
import {refuse, unacceptable} from '../http/refusal.ts';
import type {Clock} from '../platform/clock.ts';
import {isoTime} from '../platform/clock.ts';
import type {Failpoints} from '../platform/failpoints.ts';
import type {Ids} from '../platform/ids.ts';
import type {Log} from '../platform/log.ts';
import type {Store} from '../store/store.ts';
import {composeMail} from './compose-mail.ts';
import type {Postman} from './postman.ts';
import {testLetter} from './test-letter.ts';

export interface MailingListDependencies {
  store: Store;
  clock: Clock;
  ids: Ids;
  log: Log;
  failpoints: Failpoints;
  postman: Postman | null;
  /** The mail server has just taken a mail. */
  mailGoes(): void;
}

/** So many tests in so long a time: nobody's mailbox is flooded by a button. */
const MOST = 5;
const WITHIN = 10 * 60_000;

/** A test mail to a mailing list, sent while who asks waits for the answer. */
export function mailingListRoutes({
  store,
  clock,
  ids,
  log,
  failpoints,
  postman,
  mailGoes,
}: MailingListDependencies): Endpoint[] {
  let sentAt: number[] = [];

  function refuseTooMany(): void {
    const now = clock.now();
    sentAt = sentAt.filter((at) => at + WITHIN > now);
    if (sentAt.length >= MOST) throw tooMany((sentAt[0] ?? now) + WITHIN - now);
    sentAt.push(now);
  }

  return [
    endpoint({
      method: 'post',
      path: '/api/mailing-lists/{id}/test',
      summary: 'Sends a test mail to a mailing list',
      access: 'admin',
      answers: {200: testMailAnswer},
      refusals: [404, 422, 429, 503],
      async handle({parameter, user}) {
        const {settings, dear} = store.state;
        const list = settings.mailingLists.find(({id}) => id === parameter('id'));
        if (!postman) throw notSetUp();
        if (!list) throw noList(parameter('id'));
        if (list.addresses.length === 0) {
          throw unacceptable({path: 'addresses', message: 'The mailing list has no address yet.'});
        }
        refuseTooMany();

        const now = clock.now();
        const setting = {
          now,
          timeZone: settings.autosync.timeZone ?? dear?.timeZone ?? 'UTC',
          company: dear?.company ?? null,
          lists: [list.name],
        };
        const mail = {
          ...composeMail(testLetter(user.name, setting)),
          id: ids.next(),
          writtenAt: isoTime(now),
          to: eachOnce(list.addresses),
        };
        const {taken, refused} = await failpoints.pass('smtp.send', () => postman.send(mail));
        if (taken.length > 0) mailGoes();
        log.info({list: list.id, sent: taken.length, refused: refused.length}, 'Test mail');
        return json(200, {sent: taken, refused: refused.map(({address, words}) => `${address}: ${words}`)});
      },
    }),
  ];
}

const noList = (id: string) =>
  refuse(404, 'request.not-found', 'There is no such mailing list.', `No mailing list has the id ${id}.`);

const notSetUp = () =>
  unacceptable({path: '', message: 'The companion cannot send e-mail: SMTP_URL is not set where it runs.'});

const tooMany = (wait: number) => {
  const seconds = String(Math.max(1, Math.ceil(wait / 1000)));
  return refuse(429, 'mail.too-many-tests', 'Too many test mails.', `The next one goes in ${seconds} seconds.`, {
    headers: {'retry-after': seconds},
  });
};
