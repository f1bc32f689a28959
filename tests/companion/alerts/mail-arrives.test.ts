import {afterEach, expect, test} from 'vitest';
import {readMailServer} from '../../../companion/alerts/read-mail-server.ts';
import {smtpPostman} from '../../../companion/alerts/smtp-postman.ts';
import type {Notification} from '../../../shared/alerts/notification.ts';
import {aLine, aSale} from '../../sandbox/books/builders.ts';
import {type MailServer, startMailServer} from '../../support/mail-server.ts';
import type {Office} from '../../support/office.ts';
import {ALL, workingOffice} from '../../support/working-office.ts';

let office: Office;
let server: MailServer;
afterEach(async () => {
  await office.close();
  await server.close();
});

const login = {user: 'books@example.com', pass: 'secret'};
const SALE = aSale({number: 'SO-1', invoice: {lines: [aLine({taxRule: 'GST on Imports (landed)'})]}});

/** An office whose alerts go by the mail server, and a sync by itself that meets a document without a tax rate. */
async function syncByItself(pass = login.pass): Promise<void> {
  office = await workingOffice([SALE]);
  const address = `smtp://${encodeURIComponent(login.user)}:${pass}@127.0.0.1:${server.port}?tls.rejectUnauthorized=false`;
  office.postman.send = smtpPostman(readMailServer(address), null).send;
  await office.call('PATCH', '/api/settings', {
    mailingLists: [{id: 'accounts', name: 'Accounts', addresses: ['ana@example.com']}],
    autosync: {alert: {type: 'email', mailingListIds: ['accounts']}},
  });
  await office.companion.exporter.enqueue({scope: ALL, trigger: 'auto', requestedBy: null});
}

const mails = () => [...office.companion.store.values('mails')];
const open = async () => (await office.call<{items: Notification[]}>('GET', '/api/notifications?open=true')).body.items;

test('a sync by itself is read back from the mail server: over TLS, with a login, as text and as HTML', async () => {
  server = await startMailServer({login});
  await syncByItself();
  await expect.poll(() => server.mails, {timeout: 5_000}).toHaveLength(1);
  expect(server.mails[0]).toMatchObject({
    to: ['ana@example.com'],
    from: 'books@example.com',
    isSecure: true,
    user: login.user,
    subject: 'Deerpath: 1 invoice: tax rule “GST on Imports (landed)” has no match (Demo Trading Ltd)',
  });
  for (const words of [server.mails[0]?.text, server.mails[0]?.html]) {
    expect(words).toContain('INV-1');
    expect(words).toContain('What to do');
    expect(words).toContain('See Sync history');
  }
  await expect.poll(mails).toEqual([]);
});

test('a mail server that goes away before its answer gets the mail again, under the same Message-ID', async () => {
  server = await startMailServer({login, hangsUp: 'before its answer'});
  await syncByItself();
  await expect.poll(() => server.mails, {timeout: 10_000}).toHaveLength(2);
  const [first, again] = server.mails.map(({headers}) => headers.get('message-id'));
  expect(again).toBe(first);
  await expect.poll(mails).toEqual([]);
});

test('a login that is refused is a notification, and the mail waits', async () => {
  server = await startMailServer({login});
  await syncByItself('wrong');
  await expect.poll(async () => (await open()).map(({code}) => code), {timeout: 5_000}).toContain('mail.failed');
  expect((await open()).find(({code}) => code === 'mail.failed')).toMatchObject({
    title: 'Alerts do not arrive by mail: the mail server 127.0.0.1 refuses the login',
    fix: 'Correct user and password in SMTP_URL where the companion runs.',
  });
  expect(mails()).toHaveLength(1);
  expect(server.mails).toEqual([]);
});
