import type {ProblemDetails} from '../../shared/contract/problem-details.ts';

export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** A request that is refused, as the contract's problem details. Thrown by routes; `app.ts` alone turns it into an answer. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly details: ProblemDetails;
  readonly headers: Readonly<Record<string, string>>;

  constructor(details: ProblemDetails, headers: Readonly<Record<string, string>> = {}) {
    super(`${details.status} ${details.code}`);
    this.details = details;
    this.headers = headers;
  }

  answer(): Response {
    return new Response(JSON.stringify(this.details), {
      status: this.details.status,
      headers: {'content-type': 'application/problem+json', ...this.headers},
    });
  }
}

/** A refusal from its parts. `title` says what happened, `detail` what to know or do about it. */
export function refuse(
  status: number,
  code: string,
  title: string,
  detail: string,
  more: {
    errors?: FieldError[];
    headers?: Record<string, string>;
    fix?: string;
    raw?: string | null;
    link?: string;
  } = {},
): Refusal {
  const {errors, headers, fix, raw, link} = more;
  return new Refusal(
    {
      type: `urn:deerpath:problem:${code}`,
      title,
      status,
      detail,
      code,
      ...(errors ? {errors} : {}),
      ...(fix ? {fix} : {}),
      ...(raw ? {raw} : {}),
      ...(link ? {link} : {}),
    },
    headers,
  );
}

/** 422: understood, but a value in it cannot be accepted. */
export const unacceptable = (...errors: FieldError[]): Refusal =>
  refuse(
    422,
    'request.unacceptable',
    'A value cannot be accepted.',
    errors.map(({path, message}) => (path ? `${path}: ${message}` : message)).join(' '),
    {errors},
  );

/** 400: the request cannot be read as what it should be. */
export const malformed = (detail: string, errors?: FieldError[]): Refusal =>
  refuse(400, 'request.malformed', 'The request cannot be read.', detail, errors ? {errors} : {});

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What to say of an id that names nothing: 422 when it is no guid at all, else 404. `path` is the id's place. */
export const unknownId = (id: string, what: string, path = 'id'): Refusal =>
  GUID.test(id)
    ? refuse(404, 'request.not-found', `There is no such ${what}.`, `No ${what} has the id ${id}.`)
    : unacceptable({path, message: 'An id is a guid, such as 916ab4c0-0000-4000-8000-000000000000.'});
