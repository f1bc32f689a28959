import type {SentMessageInfo} from 'nodemailer';
import type {Trouble} from '../platform/trouble.ts';
import {mailTrouble, wordsOf} from './mail-trouble.ts';
import type {Delivery, OutgoingMail, Postman} from './postman.ts';
import type {MailServer} from './read-mail-server.ts';

/** How long the server may keep silent. */
const PATIENCE = 20_000;

/** Speaks SMTP by nodemailer, one conversation a mail. `from` is `MAIL_FROM`; without it the login, if that is an address. */
export function smtpPostman(server: MailServer, from: string | null): Postman {
  const sender = senderOf(server, from);
  const {host, port, secure, requireTLS, ignoreTLS, rejectUnauthorized, login} = server;
  return {
    async send(mail) {
      // Loaded with the first mail: most starts send none.
      const {createTransport} = await import('nodemailer');
      const transport = createTransport({
        host,
        port,
        secure,
        requireTLS,
        ignoreTLS,
        ...(rejectUnauthorized === null ? {} : {tls: {rejectUnauthorized}}),
        ...(login ? {auth: login} : {}),
        connectionTimeout: PATIENCE,
        greetingTimeout: PATIENCE,
        socketTimeout: PATIENCE,
        // A mail is made of its own words alone.
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      try {
        return deliveryOf(mail, await transport.sendMail(messageOf(mail, sender)));
      } catch (error) {
        return refusedByAll(mail, error) ?? raise(mailTrouble(error, server));
      } finally {
        transport.close();
      }
    },
  };
}

const messageOf = (mail: OutgoingMail, sender: string | {name: string; address: string}) => ({
  from: sender,
  to: [...mail.to],
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
  messageId: `<${mail.id}@deerpath>`,
  date: new Date(mail.writtenAt),
  // No holiday note comes back (RFC 3834).
  headers: {'Auto-Submitted': 'auto-generated'},
});

function senderOf({login, host}: MailServer, from: string | null): string | {name: string; address: string} {
  if (from?.includes('<')) return from;
  const isName = /[a-z]/i.test(host) && !host.includes(':');
  const own = login?.user.includes('@') ? login.user : `deerpath@${isName ? host : 'localhost'}`;
  return {name: 'Deerpath', address: from ?? own};
}

function deliveryOf(mail: OutgoingMail, info: SentMessageInfo): Delivery {
  const refused = refusalsIn(info);
  const lost = new Set(refused.map(({address}) => address.toLowerCase()));
  return {taken: mail.to.filter((address) => !lost.has(address.toLowerCase())), refused};
}

/** Every address was refused, which nodemailer throws; undefined for any other error. */
function refusedByAll(mail: OutgoingMail, error: unknown): Delivery | undefined {
  const refused = refusalsIn(error);
  return refused.length === mail.to.length ? {taken: [], refused} : undefined;
}

function refusalsIn(told: unknown): {address: string; words: string}[] {
  const errors = typeof told === 'object' && told !== null && 'rejectedErrors' in told ? told.rejectedErrors : [];
  return (Array.isArray(errors) ? errors : []).flatMap((error: unknown) =>
    error instanceof Error && 'recipient' in error ? {address: String(error.recipient), words: wordsOf(error)} : [],
  );
}

function raise(trouble: Trouble): never {
  throw trouble;
}
