import {afterEach, expect, test} from 'vitest';
import type {Notification} from '../../../shared/alerts/notification.ts';
import {type CompanionProcess, startCompanion} from '../../support/companion-process.ts';
import {type MailServer, startMailServer} from '../../support/mail-server.ts';

let companion: CompanionProcess;
let server: MailServer;
afterEach(async () => {
  await companion.remove();
  await server.close();
});

test('a companion that was killed tells of it when it is back, on the screens and by mail', async () => {
  server = await startMailServer({login: {user: 'books@example.com', pass: 'se:cret'}});
  companion = await startCompanion({
    SMTP_URL: `smtp://books%40example.com:se%3Acret@127.0.0.1:${server.port}?tls.rejectUnauthorized=false`,
    MAIL_FROM: 'Deerpath <deerpath@example.com>',
    LOG_LEVEL: 'trace',
  });
  let token = '';
  const call = async (method: string, path: string, body?: unknown) => {
    const headers = {'content-type': 'application/json', ...(token ? {authorization: `Bearer ${token}`} : {})};
    const answer = await fetch(`${companion.url}${path}`, {
      method,
      headers,
      ...(body ? {body: JSON.stringify(body)} : {}),
    });
    return answer.json();
  };
  ({token} = await call('POST', '/api/pair', {code: await companion.pairingCode(), name: 'Ada'}));
  await call('PATCH', '/api/settings', {
    mailingLists: [{id: 'accounts', name: 'Accounts', addresses: ['ana@example.com']}],
    autosync: {alert: {type: 'email', mailingListIds: ['accounts']}},
  });
  expect(await call('POST', '/api/mailing-lists/accounts/test')).toEqual({sent: ['ana@example.com'], refused: []});
  expect((await call('GET', '/api/notifications')).items).toEqual([]);

  await companion.kill();
  await companion.start();
  await expect.poll(() => server.mails.length, {timeout: 10_000}).toBe(2);
  expect(server.mails[1]).toMatchObject({
    from: 'deerpath@example.com',
    subject: 'Deerpath: The companion was started again after it had stopped unexpectedly',
  });
  const {items} = (await call('GET', '/api/notifications?open=true')) as {items: Notification[]};
  expect(items).toMatchObject([{code: 'companion.restarted', severity: 'warning', count: 0}]);
  expect(companion.log).not.toContain('cret');

  await companion.stop();
  await companion.start();
  expect((await call('GET', '/api/notifications?open=true')).items).toHaveLength(1);
  expect(server.mails).toHaveLength(2);
});
