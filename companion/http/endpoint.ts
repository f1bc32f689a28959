import type {Role, User} from '../../shared/pairing/user.ts';
import {type JsonObject, parseJson, parseWith, type Schema} from './parse.ts';
import {refuse} from './refusal.ts';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Who may call: anyone at all, whoever is paired, administrators. */
type Access = 'anyone' | Role;

/** One way to call the companion. Routes and the OpenAPI document are made from the same list of these. */
export interface Endpoint {
  readonly method: Method;
  /** As OpenAPI writes it: `/api/users/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly body: Schema<unknown> | undefined;
  readonly query: Schema<unknown> | undefined;
  readonly mergePatch: boolean;
  /** By status: the schema of the JSON answer, a media type, or null for no body. */
  readonly answers: Readonly<Record<number, Schema<unknown> | string | null>>;
  /** Statuses of refusals beside those every call of its kind can meet. */
  readonly refusals: readonly number[];
  respond(request: Incoming): Promise<Response>;
}

/** A request as far as the doors let it in. */
interface Incoming {
  readonly request: Request;
  readonly bytes: Uint8Array;
  readonly user: User | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  /** Repeated ones joined by commas. */
  readonly query: Readonly<Record<string, string>>;
}

/** What a handler is given. */
interface Call<Body, Query> {
  readonly body: Body;
  readonly query: Query;
  readonly request: Request;
  /** Who asks; throws where anyone may. */
  readonly user: User;
  /** The body of an endpoint without a schema, where the handler does the judging. */
  json(): JsonObject;
  parameter(name: string): string;
}

export interface Definition<Body, Query> {
  method: Method;
  path: string;
  summary: string;
  access: Access;
  body?: Schema<Body>;
  /** The handler judges the body itself; the schema only describes it. */
  judgesBody?: boolean;
  query?: Schema<Query>;
  mergePatch?: boolean;
  answers: Readonly<Record<number, Schema<unknown> | string | null>>;
  refusals?: readonly number[];
  handle(call: Call<Body, Query>): Response | Promise<Response>;
}

/** An endpoint from its description: role, type of the body, body and query are judged before the handler sees them. */
export function endpoint<Body = undefined, Query = undefined>(definition: Definition<Body, Query>): Endpoint {
  const {method, path, summary, access, body, query, answers, handle} = definition;
  return {
    method,
    path,
    summary,
    access,
    body,
    query,
    answers,
    mergePatch: definition.mergePatch ?? false,
    refusals: definition.refusals ?? [],
    async respond({request, bytes, user, parameters, query: asked}) {
      refuseStranger(access, user);
      refuseMediaType(request, bytes, definition.mergePatch ?? false);
      return handle({
        body: (body && !definition.judgesBody ? parseWith(body, parseJson(bytes)) : undefined) as Body,
        query: (query ? parseWith(query, asked) : undefined) as Query,
        request,
        get user() {
          if (!user) throw new Error('Nobody had to say who they are here.');
          return user;
        },
        json: () => parseJson(bytes),
        parameter: (name) => parameters[name] ?? '',
      });
    },
  };
}

/** A JSON answer. */
export const json = (status: number, value: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(value), {status, headers: {'content-type': 'application/json', ...headers}});

export const nothing = (): Response => new Response(null, {status: 204});

export const notPaired = () =>
  refuse(
    401,
    'pairing.unknown-token',
    'Deerpath does not know this browser.',
    'Pair it with a code from an administrator.',
    {
      headers: {'www-authenticate': 'Bearer'},
    },
  );

function refuseStranger(access: Access, user: User | undefined): void {
  if (access === 'anyone') return;
  if (!user) throw notPaired();
  if (access === 'admin' && user.role !== 'admin') {
    throw refuse(
      403,
      'pairing.admin-only',
      'Only an administrator may do this.',
      'Ask an administrator of Deerpath to do it.',
    );
  }
}

function refuseMediaType(request: Request, bytes: Uint8Array, mergePatch: boolean): void {
  if (bytes.byteLength === 0) return;
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json' || (mergePatch && type === 'application/merge-patch+json')) return;
  throw refuse(
    415,
    'request.not-json',
    'The body is not application/json.',
    'Send JSON, with the header Content-Type: application/json.',
  );
}
