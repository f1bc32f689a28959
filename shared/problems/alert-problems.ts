import type {KnownProblem} from './known-problem.ts';

/** What people are told beside the problems of documents: of the companion's life, of logins that end, of mails. */
export const alertProblems: Readonly<Record<string, KnownProblem>> = {
  'companion.restarted': {
    title: 'The companion started again after an unexpected stop',
    cause: 'What had gone to Xero was written down; nothing goes twice and nothing is lost.',
    fix: 'Nothing to do, once. If it happens again, look into the companion’s log.',
    place: 'nowhere',
  },
  'companion.updated': {
    title: 'The companion was updated',
    cause: 'It is another version than before. Settings and history are as they were.',
    fix: 'Nothing to do.',
    place: 'nowhere',
  },
  'mail.address-refused': {
    title: 'The mail server refuses an address',
    cause: 'It knows nobody there, or may not send to it.',
    fix: 'Correct the address in the mailing list, or take it out.',
    place: 'mailing-lists',
  },
  'mail.broke': {
    title: 'A mail could not be made',
    cause: 'Deerpath itself is at fault; the notice is in the side panel.',
    fix: 'Look into the companion’s log.',
    place: 'nowhere',
  },
  'mail.failed': {
    title: 'Alerts do not arrive by mail',
    cause: 'The mail server does not take them. They are kept and tried again.',
    fix: 'Mend what it says, then send a test mail.',
    place: 'mailing-lists',
  },
  'mail.login-refused': {
    title: 'The mail server refuses the login',
    cause: 'User or password are not those that it knows.',
    fix: 'Correct both in SMTP_URL where the companion runs.',
    place: 'nowhere',
  },
  'mail.not-secure': {
    title: 'The mail server cannot be spoken to securely',
    cause: 'It offers no encryption, or a certificate that nobody vouches for.',
    fix: 'Give it a certificate that is trusted where the companion runs.',
    place: 'nowhere',
  },
  'mail.not-set-up': {
    title: 'Alerts cannot go by mail: no mail server is set',
    cause: 'SMTP_URL is not set where the companion runs. The mails are kept until it is.',
    fix: 'Set SMTP_URL and start the companion again, or choose internal alerts.',
    place: 'autosync',
  },
  'mail.refused': {
    title: 'The mail server refuses the mail',
    cause: 'It does not take mails from this sender, or not of this kind.',
    fix: 'Mend what it says; often MAIL_FROM has to be an address that it knows.',
    place: 'nowhere',
  },
  'mail.too-many-tests': {
    title: 'Too many test mails',
    cause: 'A few in ten minutes are enough to see whether they arrive.',
    fix: 'Wait a little.',
    place: 'mailing-lists',
  },
  'mail.unreachable': {
    title: 'The mail server does not answer',
    cause: 'It is away, or stands at another address.',
    fix: 'See that it runs, and that host and port in SMTP_URL are right.',
    place: 'nowhere',
  },
  'xero.login-ends-soon': {
    title: 'Xero’s login ends soon',
    cause: 'No sync has used it for weeks, and Xero ends unused logins.',
    fix: 'Log in to Xero again, and nothing stops.',
    place: 'xero-login',
  },
};
