import {type Cents, type Decimal, fromCents} from '../../../shared/money/cents.ts';

/** An answer before it becomes HTTP: plain data, so that it can be kept and given again. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Instead of the text, where the answer is a file. */
  readonly bytes?: Uint8Array;
}

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: {'content-type': 'application/json; charset=utf-8', ...headers},
  body: JSON.stringify(value),
});

export const text = (status: number, body: string): Answer => ({status, headers: {'content-type': 'text/plain'}, body});

export const html = (status: number, body: string): Answer => ({
  status,
  headers: {'content-type': 'text/html; charset=utf-8'},
  body,
});

/** Thrown from any depth of a call: the whole request is answered with this. */
export class Refusal extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super(`${answer.status} ${answer.body}`);
    this.answer = answer;
  }
}

/** Bad JSON, an unknown enum word, a figure or date that is none (Xero's documentation: error 14). */
export const badPostData = (message: string): Refusal =>
  new Refusal(json(400, {ErrorNumber: 14, Type: 'PostDataInvalidException', Message: message}));

/** A `where` or `order` that Xero cannot read (error 16). */
export const badQuery = (message: string): Refusal =>
  new Refusal(json(400, {ErrorNumber: 16, Type: 'QueryParseException', Message: message}));

export const validationException = (message: string, elements: readonly unknown[]): Answer =>
  json(400, {ErrorNumber: 10, Type: 'ValidationException', Message: message, Elements: elements});

export const notFound = (): Answer => text(404, "The resource you're looking for cannot be found");

export const notImplemented = (): Answer =>
  json(501, {
    ErrorNumber: 20,
    Type: 'ApiMethodNotImplementedException',
    Message: 'The Api Method called is not implemented',
  });

export const internalError = (): Answer =>
  json(500, {Title: 'An error occurred', Detail: 'An error occurred in Xero. Check the API Status page', Status: 500});

/** What Xero's gateway says when it will not let a call through. */
export const turnedAway = (
  status: 401 | 403,
  detail: string,
  instance: string,
  headers: Record<string, string> = {},
): Answer =>
  json(
    status,
    {
      Type: null,
      Title: status === 401 ? 'Unauthorized' : 'Forbidden',
      Status: status,
      Detail: detail,
      Instance: instance,
      Extensions: {},
    },
    headers,
  );

/** A calendar day as Xero writes it: its UTC midnight. */
export const msDate = (day: string): string => `/Date(${Date.parse(`${day}T00:00:00Z`)}+0000)/`;

/** An instant as Xero writes it. */
export const msTime = (at: number): string => `/Date(${at}+0000)/`;

export const dayString = (day: string): string => `${day}T00:00:00`;

export const amount = (cents: Cents): number => Number(fromCents(cents));

export const figure = (value: Decimal): number => Number(value);

/** The object without the members that have no value. */
export const compact = <T extends Record<string, unknown>>(value: T): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined && member !== null));
