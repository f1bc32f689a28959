import {isObject} from '../platform/exact-json.ts';
import type {Answer, Lost} from '../platform/http.ts';
import {isWebPage, retryAfter} from '../platform/http.ts';
import {problemOf, Trouble} from '../platform/trouble.ts';

/** DEAR names no other wait than its minute. */
const MINUTE = 60_000;
const RATE_LIMIT = /\b\d+ calls per|API limit/i;
const NOT_FOUND = /not found|does not exist|doesn'?t exist|cannot find|no such/i;

/** What an answer that is none of the expected ones means. Should DEAR quote our keys, its words do not show them. */
export function troubleOf(
  answer: Answer,
  errors: readonly DearError[],
  now: number,
  secrets: readonly string[],
): Trouble {
  // An Error Model can come with 200; its own code then counts.
  const status = answer.status === 200 ? (errors[0]?.code ?? 200) : answer.status;
  const says = secrets.reduce((words, secret) => words.replaceAll(secret, '…'), wordsOf(answer, errors));
  if (status === 429 || RATE_LIMIT.test(says)) return busy(retryAfter(answer.headers, now) ?? MINUTE, says);
  if (status === 401 || status === 403) return keysRefused(says);
  if (status >= 500) return failing(says, retryAfter(answer.headers, now));
  if (status >= 300 && status < 400) return redirected();
  if (status >= 400) return requestRefused(says);
  return garbled(says);
}

/** Whether DEAR says that it has no such record: 400, 404 or 405 with words to that effect, 404 without any. */
export function saysUnknown(answer: Answer, errors: readonly DearError[]): boolean {
  const status = answer.status === 200 ? (errors[0]?.code ?? 200) : answer.status;
  if (isWebPage(answer.text)) return false;
  return status === 404 || status === 405 || (status === 400 && NOT_FOUND.test(wordsOf(answer, errors)));
}

/** Whether it may be the web page, with 404 or even with 200, that DEAR shows for a path it lacks. */
export const showsNoPath = ({status, text}: Answer): boolean =>
  isWebPage(text) && (status === 200 || status === 404 || status === 405);

/** What was read, or DEAR's refusal to show this one document. */
export const orRefusal = <Read>(reading: Promise<Read>): Promise<Read | Trouble> =>
  reading.catch((error: unknown) => {
    if (error instanceof Trouble && error.kind === 'document') return error;
    throw error;
  });

export interface DearError {
  readonly code: number | undefined;
  readonly text: string;
}

/** The Error Models in an answer as `parseExact` gave it: a list of them, or one. */
export function errorsIn(raw: unknown): DearError[] {
  const items = Array.isArray(raw) ? raw : [raw];
  return items.flatMap((item) => {
    if (!isObject(item) || !('ErrorCode' in item) || !('Exception' in item)) return [];
    const code = Number(item.ErrorCode);
    return [{code: Number.isInteger(code) ? code : undefined, text: String(item.Exception)}];
  });
}

export function lostTrouble(lost: Lost): Trouble {
  if (lost.code === 'timeout') {
    return passing(
      'dear.slow',
      'DEAR does not answer.',
      'It took longer than 30 seconds.',
      lost.message,
      undefined,
      lost,
    );
  }
  return passing(
    'dear.unreachable',
    'DEAR cannot be reached.',
    'The connection failed.',
    lost.message,
    undefined,
    lost,
  );
}

export const garbled = (says: string) =>
  passing('dear.garbled', 'DEAR sent an answer we cannot read.', "It was not what DEAR's API documents.", says);

const busy = (wait: number, says: string) =>
  passing('dear.busy', 'DEAR asked us to slow down.', 'It takes 60 calls a minute.', says, wait);

const failing = (says: string, wait: number | undefined) =>
  passing('dear.failing', 'DEAR has trouble of its own.', 'It answered with an error.', says, wait);

const passing = (code: string, title: string, detail: string, raw: string, wait?: number, cause?: unknown) =>
  new Trouble('passing', problemOf(code, title, `${detail} Nothing is lost.`, 'It is tried again by itself.', {raw}), {
    ...(wait === undefined ? {} : {retryAfter: wait}),
    cause,
  });

export const keysRefused = (says: string) =>
  new Trouble(
    'standing',
    problemOf(
      'dear.keys-refused',
      'DEAR refuses the keys.',
      'The account ID and the application key do not open this company. Syncing waits, nothing is lost.',
      'Copy both again from DEAR, Integrations > API, and connect DEAR.',
      {raw: says},
    ),
    {effect: 'not-processed'},
  );

const redirected = () =>
  new Trouble(
    'standing',
    problemOf(
      'dear.redirected',
      'DEAR answers from another address.',
      'The keys were not sent there. Syncing waits, nothing is lost.',
      "Look at the address of DEAR in the companion's settings (DEAR_API_URL).",
    ),
    {effect: 'not-processed'},
  );

const requestRefused = (says: string) =>
  new Trouble(
    'document',
    problemOf(
      'dear.request-refused',
      'DEAR refuses to show this document.',
      'Its answer is below. Nothing was sent.',
      'Open the document in DEAR, then retry.',
      {raw: says},
    ),
    {effect: 'not-processed'},
  );

/** DEAR's own words, short enough to show; never a web page. */
function wordsOf(answer: Answer, errors: readonly DearError[]): string {
  if (errors.length > 0)
    return errors
      .map(({text}) => text)
      .join(' ')
      .slice(0, 500);
  if (isWebPage(answer.text)) return `${answer.status}, a web page`;
  return answer.text.trim().slice(0, 500) || `${answer.status}, nothing more`;
}
