import {problemOf, Trouble} from '../platform/trouble.ts';
import type {MailServer} from './read-mail-server.ts';

/** Why a mail could not be handed over, for people. Never the login, whatever the server repeats. */
export function mailTrouble(error: unknown, server: MailServer): Trouble {
  const [code, why, fix] = reasonOf(error);
  const raw = withoutLogin(wordsOf(error), server);
  return new Trouble(
    'passing',
    problemOf(code, `The mail server ${server.host} ${why}.`, `It said: ${raw}`, fix, {raw}),
    {cause: new Error(raw)},
  );
}

/** What the server said, else what went wrong on the way to it; one line. */
export function wordsOf(error: unknown): string {
  const told = error instanceof Error && 'response' in error && error.response ? error.response : undefined;
  const words = told ?? (error instanceof Error ? error.message : String(error));
  return String(words).replace(/\s+/g, ' ').trim().slice(0, 300);
}

function reasonOf(error: unknown): [code: string, why: string, fix: string] {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EAUTH' || code === 'ENOAUTH') {
    return [
      'mail.login-refused',
      'refuses the login',
      'Correct user and password in SMTP_URL where the companion runs.',
    ];
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME|ETLS/.test(code) || /certificate|TLS|SSL/i.test(wordsOf(error))) {
    return [
      'mail.not-secure',
      'cannot be spoken to securely',
      'Give it a certificate that is trusted where the companion runs. SMTP_URL can accept its own with ?tls.rejectUnauthorized=false.',
    ];
  }
  if (code === 'EENVELOPE' || code === 'EMESSAGE') {
    return [
      'mail.refused',
      'refuses the mail',
      'Mend what it says; often MAIL_FROM has to be an address that it knows.',
    ];
  }
  return [
    'mail.unreachable',
    'does not answer',
    'See that it runs, and that host and port in SMTP_URL are right where the companion runs.',
  ];
}

const withoutLogin = (words: string, {login}: MailServer): string =>
  [login?.pass, login && Buffer.from(login.pass).toString('base64')]
    .filter((secret) => secret)
    .reduce<string>((text, secret) => text.replaceAll(String(secret), '…'), words);
