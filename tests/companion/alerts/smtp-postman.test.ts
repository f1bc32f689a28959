import {getCACertificates, setDefaultCACertificates} from 'node:tls';
import {afterEach, describe, expect, test} from 'vitest';
import type {OutgoingMail} from '../../../companion/alerts/postman.ts';
import {readMailServer} from '../../../companion/alerts/read-mail-server.ts';
import {smtpPostman} from '../../../companion/alerts/smtp-postman.ts';
import {Trouble} from '../../../companion/platform/trouble.ts';
import {CERTIFICATE, type MailServer, startMailServer} from '../../support/mail-server.ts';

let server: MailServer;
afterEach(() => server.close());

const mail: OutgoingMail = {
  id: '00000000-0000-4000-8000-000000000001',
  writtenAt: '2026-11-23T10:48:00.000Z',
  to: ['ana@example.com', 'ben@example.com'],
  subject: 'Deerpath: 12 bills – “GST” für Bäckerei Süd',
  text: 'Was zu tun ist: wähle ein Konto.\n.\nEnde\n',
  html: '<p>Was zu tun ist: wähle ein Konto.</p>',
};
const login = {user: 'books@example.com', pass: 'p@ss:w/rd %'};
const address = (query = '', {scheme = 'smtp', user = login} = {}) =>
  `${scheme}://${encodeURIComponent(user.user)}:${encodeURIComponent(user.pass)}@127.0.0.1:${server.port}${query}`;
const send = (url: string, from: string | null = null, what = mail) =>
  smtpPostman(readMailServer(url), from).send(what);
const STRICT = '?tls.rejectUnauthorized=true';

async function troubleOf(sending: Promise<unknown>): Promise<Trouble> {
  const error = await sending.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Trouble)) throw new Error(`No trouble but ${String(error)}`);
  return error;
}

describe('a mail arrives as it was written', () => {
  test('over STARTTLS with a login', async () => {
    server = await startMailServer({login});
    expect(await send(address())).toEqual({taken: mail.to, refused: []});
    expect(server.mails).toMatchObject([
      {
        from: login.user,
        to: mail.to,
        user: login.user,
        isSecure: true,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
      },
    ]);
    const {headers} = server.mails[0] ?? {headers: new Map()};
    expect(headers.get('from')).toBe('Deerpath <books@example.com>');
    expect(headers.get('to')).toBe('ana@example.com, ben@example.com');
    expect(headers.get('message-id')).toBe(`<${mail.id}@deerpath>`);
    expect(headers.get('date')).toBe('Mon, 23 Nov 2026 10:48:00 +0000');
    expect(headers.get('auto-submitted')).toBe('auto-generated');
  });

  test('over TLS from the first byte', async () => {
    server = await startMailServer({login, secure: true});
    await send(address('', {scheme: 'smtps'}), 'Accounts <accounts@example.com>');
    expect(server.mails).toMatchObject([{from: 'accounts@example.com', user: login.user, isSecure: true}]);
  });

  test('to a server whose certificate is trusted here', async () => {
    server = await startMailServer({login, secure: true});
    const trusted = getCACertificates('default');
    setDefaultCACertificates([...trusted, CERTIFICATE]);
    try {
      await send(address(STRICT, {scheme: 'smtps'}));
      // The same certificate under a name that does not stand in it.
      const other = address(STRICT, {scheme: 'smtps'}).replace('127.0.0.1', 'localhost');
      expect((await troubleOf(send(other))).problem.code).toBe('mail.not-secure');
    } finally {
      setDefaultCACertificates(trusted);
    }
    expect(server.mails).toMatchObject([{user: login.user, isSecure: true}]);
  });

  test('in the clear, to a server on this machine that has nothing better', async () => {
    server = await startMailServer({hideSTARTTLS: true});
    await send(`smtp://127.0.0.1:${server.port}`, 'books@example.com');
    expect(server.mails).toMatchObject([{from: 'books@example.com', isSecure: false}]);
  });
});

describe('it is not handed over', () => {
  test.each([
    ['smtp', false],
    ['smtps', true],
  ])('over %s to a server whose certificate nobody vouches for', async (scheme, secure) => {
    server = await startMailServer({login, secure});
    const {problem} = await troubleOf(send(address(STRICT, {scheme})));
    expect(problem.code).toBe('mail.not-secure');
    expect(server.mails).toEqual([]);
  });

  test('in the clear where encryption is asked for', async () => {
    server = await startMailServer({login, hideSTARTTLS: true});
    const {problem} = await troubleOf(send(address('?requireTLS=true')));
    expect(problem.code).toBe('mail.not-secure');
  });

  test('with a login that is refused, which is repeated nowhere', async () => {
    server = await startMailServer({login});
    const wrong = {user: login.user, pass: 'not-the-password'};
    const trouble = await troubleOf(send(address('', {user: wrong})));
    expect(trouble.problem.code).toBe('mail.login-refused');
    const told = `${JSON.stringify(trouble.problem)} ${trouble.message} ${String(trouble.cause)}`;
    expect(told).not.toContain('not-the-password');
    expect(told).not.toContain(Buffer.from('not-the-password').toString('base64'));
  });

  test('to a server that is away', async () => {
    server = await startMailServer();
    await server.close();
    expect((await troubleOf(send(`smtp://127.0.0.1:${server.port}`))).problem.code).toBe('mail.unreachable');
  });

  test.each(['in the middle', 'before its answer'] as const)('by a server that hangs up %s', async (hangsUp) => {
    server = await startMailServer({hangsUp, hideSTARTTLS: true});
    expect((await troubleOf(send(`smtp://127.0.0.1:${server.port}`))).problem.code).toBe('mail.unreachable');
  });
});

test('an address that is refused keeps nobody else from their mail', async () => {
  server = await startMailServer({refuses: ['ben@example.com'], hideSTARTTLS: true});
  const url = `smtp://127.0.0.1:${server.port}`;
  const refused = [{address: 'ben@example.com', words: '550 No such user here'}];
  expect(await send(url)).toEqual({taken: ['ana@example.com'], refused});
  expect(await send(url, null, {...mail, to: ['ben@example.com']})).toEqual({taken: [], refused});
  expect(server.mails.map(({to}) => to)).toEqual([['ana@example.com']]);
});

test('whatever stands in a subject, a name or an address begins no header of its own', async () => {
  server = await startMailServer({hideSTARTTLS: true});
  const evil = 'A\r\nBcc: eve@example.com\r\n\r\nHello';
  await send(`smtp://127.0.0.1:${server.port}`, null, {...mail, subject: evil, to: ['ana@example.com']});
  expect(server.mails[0]?.to).toEqual(['ana@example.com']);
  expect(server.mails[0]?.headers.has('bcc')).toBe(false);
});
