import {type Answer, type Lost, retryAfter} from '../platform/http.ts';
import {problemOf, Trouble} from '../platform/trouble.ts';

/** Xero's own words, short enough to show; `message` is what its error model says. */
interface Words {
  readonly text: string;
  readonly message: string;
  readonly number: string;
}

const MINUTE = 60_000;

/** Small plans may approve so many invoices a month; Xero's words for it. */
export const isPlanLimit = (text: string): boolean => /reached the limit of invoices you can approve/i.test(text);

/** What an answer other than 2xx, 304 and 404 means. For a call that writes, `effect` says whether anything was done. */
export function troubleOf(answer: Answer, words: Words, now: number): Trouble {
  const {status, headers} = answer;
  if (status === 429) return limited(answer, now);
  if (status === 401) {
    const scope =
      /insufficient_scope/i.test(headers.get('www-authenticate') ?? '') ||
      /AuthorizationUnsuccessful/i.test(words.text);
    return scope ? scopeMissing(words.text) : loginEnded(words.text);
  }
  if (status === 403) return accessLost(words.text);
  if (status >= 500 && status !== 501) {
    return passing('xero.failing', 'Xero has trouble of its own.', 'It answered with an error.', words.text, {
      wait: retryAfter(headers, now),
    });
  }
  if (status === 400 && /idempotency key/i.test(words.text)) {
    return passing(
      'xero.key-reused',
      'Xero knows this request already.',
      'Its key was used for another one.',
      words.text,
    );
  }
  if (isPlanLimit(words.text)) return planLimit(words.text);
  if (status >= 400) return refused(status, words);
  return garbled(words.text);
}

/** Nothing came back, or only a part of it. */
export function lostTrouble(lost: Lost): Trouble {
  const effect = lost.neverLeft ? 'not-processed' : 'unknown';
  return lost.code === 'timeout'
    ? passing('xero.slow', 'Xero does not answer.', 'It took longer than a minute.', lost.message, {effect})
    : passing('xero.unreachable', 'Xero cannot be reached.', 'The connection failed.', lost.message, {effect});
}

/** A page, half an answer or another shape where Xero's answer should be: what became of the call is not known. */
export const garbled = (says: string): Trouble =>
  passing('xero.garbled', 'Xero sent an answer we cannot read.', "It was not what Xero's API documents.", says);

export const loginEnded = (says: string | null): Trouble =>
  standing(
    'xero.login-ended',
    "Xero's login has ended.",
    'Syncing waits, nothing is lost.',
    'Log in to Xero again; it goes on by itself.',
    says,
  );

/** The app itself is not taken: its id or secret is wrong, or it lacks a right. `error` is OAuth's word for it. */
export const appRefused = (error: string): Trouble =>
  standing(
    'xero.app-refused',
    'Xero refuses the app.',
    'Its client id, secret or redirect address does not fit. Syncing waits, nothing is lost.',
    'Compare XERO_CLIENT_ID, XERO_CLIENT_SECRET and XERO_REDIRECT_URL with the app at developer.xero.com.',
    error,
  );

export const otherCurrency = (xero: {name: string; currency: string}, dearCurrency: string): Trouble =>
  standing(
    'xero.other-currency',
    `${xero.name} keeps its books in ${xero.currency}.`,
    `DEAR's base currency is ${dearCurrency}; amounts would not be the same. Nothing was sent.`,
    'Choose the organisation that belongs to this DEAR company.',
    null,
  );

/** `until` is when the day's calls come back, if Xero said so. */
export function dayLimit(until: number | undefined, now: number, kept: boolean, says: string | null = null): Trouble {
  const when = until === undefined ? 'It asks again every half hour.' : `It goes on in ${about(until - now)}.`;
  const detail = kept
    ? `What is left of the day's calls is kept for people's clicks. ${when}`
    : `Xero allows this app so many calls a day. ${when}`;
  return standing(
    'xero.day-limit',
    "Xero's calls for today are used up.",
    `${detail} Nothing is lost.`,
    kept ? 'Wait, or open a document in DEAR and click Sync Now.' : 'Wait: it goes on by itself.',
    says,
    until === undefined ? undefined : Math.max(0, until - now),
  );
}

function limited(answer: Answer, now: number): Trouble {
  const wait = retryAfter(answer.headers, now);
  const limit = (answer.headers.get('x-rate-limit-problem') ?? '').toLowerCase();
  if (limit.includes('day')) return dayLimit(wait === undefined ? undefined : now + wait, now, false, `429, ${limit}`);
  const appMinute = limit.includes('app') ? MINUTE : undefined;
  return passing(
    'xero.busy',
    'Xero asked us to slow down.',
    'It takes 60 calls a minute, five at a time.',
    `429, ${limit}`,
    {
      wait: wait ?? (limit.includes('concurrent') ? undefined : (appMinute ?? MINUTE)),
      effect: 'not-processed',
    },
  );
}

const scopeMissing = (says: string) =>
  standing(
    'xero.scope-missing',
    'Xero does not let Deerpath do this.',
    'The consent given at the login does not cover it. Syncing waits, nothing is lost.',
    'Log in to Xero again and allow everything it lists.',
    says,
  );

const accessLost = (says: string) =>
  standing(
    'xero.access-lost',
    'Xero closed this organisation to Deerpath.',
    'Somebody disconnected it in Xero, or the user who logged in lost access. Syncing waits, nothing is lost.',
    'Log in to Xero again as a user of this organisation.',
    says,
  );

const planLimit = (says: string) =>
  standing(
    'xero.plan-limit',
    "Xero's plan allows no more invoices this month.",
    'Syncing waits, nothing is lost.',
    'Choose a larger plan in Xero, or let documents go as drafts (Settings).',
    says,
  );

const refused = (status: number, words: Words) =>
  new Trouble(
    'document',
    problemOf(
      status === 413 ? 'xero.too-large' : 'xero.request-refused',
      status === 413 ? 'This is too large for Xero.' : 'Xero refuses the request.',
      'Its answer is below. Nothing was changed in Xero.',
      'Change the document in DEAR, then retry.',
      {raw: [words.number && `Error ${words.number}`, words.message || words.text].filter(Boolean).join(': ')},
    ),
    {effect: 'not-processed'},
  );

function standing(
  code: string,
  title: string,
  detail: string,
  fix: string,
  raw: string | null,
  wait?: number,
): Trouble {
  const options = wait === undefined ? {} : {retryAfter: wait};
  return new Trouble('standing', problemOf(code, title, detail, fix, {raw}), {...options, effect: 'not-processed'});
}

export function passing(
  code: string,
  title: string,
  detail: string,
  raw: string,
  {wait, effect = 'unknown'}: {wait?: number | undefined; effect?: 'not-processed' | 'unknown'} = {},
): Trouble {
  const problem = problemOf(code, title, `${detail} Nothing is lost.`, 'It is tried again by itself.', {raw});
  return new Trouble('passing', problem, {effect, ...(wait === undefined ? {} : {retryAfter: wait})});
}

function about(milliseconds: number): string {
  const minutes = Math.max(1, Math.ceil(milliseconds / MINUTE));
  return minutes < 90 ? `${minutes} minutes` : `about ${Math.round(minutes / 60)} hours`;
}
