import type {Clock} from '../../../companion/platform/clock.ts';
import {type ApiRequest, type Endpoint, findEndpoint} from './api-request.ts';
import {changeElements} from './batch.ts';
import type {Books} from './books.ts';
import type {Connections} from './connections.ts';
import type {Fault} from './faults.ts';
import {createIdempotency} from './idempotency.ts';
import {createLateCommits} from './late-commits.ts';
import type {Limits} from './limits.ts';
import type {Login, Logins} from './logins.ts';
import {allows} from './scopes.ts';
import {type Answer, html, internalError, json, notFound, notImplemented, Refusal, text, turnedAway} from './wire.ts';

/** A call as it came in. */
export interface Incoming {
  readonly method: string;
  /** From behind `/api.xro/2.0`, as it was sent. */
  readonly path: string;
  readonly search: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly bodySize: number;
}

export interface GateDependencies {
  readonly clock: Clock;
  readonly books: readonly Books[];
  readonly endpoints: readonly Endpoint[];
  readonly logins: Logins;
  readonly connections: Connections;
  readonly limits: Limits;
  readonly newId: () => string;
}

export const LARGEST_BODY = 10_000_000;

/** The connection breaks. */
export type Outcome = Answer | 'drop';

/**
 * The way of a call through Xero, in Xero's order: token, scope and organisation, then the limits, then the idempotency key, then the work itself.
 * A fault strikes at the step where it would in life.
 */
export function createApiGate(dependencies: GateDependencies) {
  const {clock, limits} = dependencies;
  const idempotent = createIdempotency(() => clock.now());
  const late = createLateCommits(() => clock.now());

  const process = (
    incoming: Incoming,
    endpoint: Endpoint,
    caller: Caller,
    fault: Fault | undefined,
    at: number,
  ): Answer => {
    if (fault?.kind === 'error-before') return internalError();
    const answer = perform(endpoint, {
      method: incoming.method,
      segments: segmentsOf(incoming.path),
      query: new URLSearchParams(incoming.search),
      headers: incoming.headers,
      body: incoming.body,
      clientId: caller.login.clientId,
      books: caller.books,
      now: at,
      newId: dependencies.newId,
      refuse: refusalOf(fault),
    });
    return fault?.kind === 'error-after' ? internalError() : answer;
  };

  const work = async (incoming: Incoming, caller: Caller, fault: Fault | undefined): Promise<Outcome> => {
    if (incoming.bodySize > LARGEST_BODY) return tooLarge(dependencies.newId());
    const endpoint = findEndpoint(dependencies.endpoints, incoming.method, segmentsOf(incoming.path));
    if (endpoint === 'unknown') return notFound();
    if (endpoint === 'unsupported') return notImplemented();

    const early = beforeWork(fault);
    if (early) return early;
    if (fault?.kind === 'slow' && fault.when !== 'after') await clock.sleep(fault.milliseconds);

    const key = incoming.method === 'GET' ? undefined : incoming.headers['idempotency-key'];
    const underWay = late.dueOf(key);
    if (underWay !== undefined) await clock.sleep(underWay - clock.now());
    late.settle();
    const fingerprint = `${incoming.method} ${incoming.path}${incoming.search}\n${incoming.body}`;

    if (fault?.kind === 'late-commit') {
      void idempotent(key, fingerprint, () =>
        late.later(clock.now() + fault.milliseconds, key, (at) => process(incoming, endpoint, caller, undefined, at)),
      );
      return fault.answer === 500 ? internalError() : 'drop';
    }
    const answer = await idempotent(key, fingerprint, async () =>
      process(incoming, endpoint, caller, fault, clock.now()),
    );
    if (fault?.kind === 'slow' && fault.when === 'after') await clock.sleep(fault.milliseconds);
    return afterWork(fault, answer);
  };

  return {
    late,
    async answer(incoming: Incoming, fault: Fault | undefined): Promise<Outcome> {
      late.settle();
      const tenant = incoming.headers['xero-tenant-id'] ?? '';
      const caller =
        fault?.kind === 'unauthorized' || fault?.kind === 'forbidden'
          ? refusedBy(fault.kind, dependencies)
          : identify(incoming, dependencies);
      const known = dependencies.books.some((book) => book.tenantId === tenant) ? tenant : undefined;
      if ('answer' in caller) return withHeaders(caller.answer, limits.headers(known));
      if (fault?.kind === 'limit') return limits.refuse(fault.which, tenant, fault.retryAfter);

      const entry = limits.enter(tenant);
      if ('answer' in entry) return entry.answer;
      try {
        const outcome = await work(incoming, caller, fault);
        return outcome === 'drop' ? outcome : withHeaders(asAccepted(outcome, incoming), limits.headers(tenant));
      } finally {
        entry.leave();
      }
    },
  };
}

interface Caller {
  readonly login: Login;
  readonly books: Books;
}

/** Who calls and for which organisation, or why they may not. */
function identify(
  incoming: Incoming,
  {clock, books, logins, connections, endpoints, newId}: GateDependencies,
): Caller | {answer: Answer} {
  const token = /^Bearer (.+)$/i.exec(incoming.headers.authorization ?? '')?.[1];
  const bearer = token ? logins.bearer(token) : undefined;
  if (!bearer) return {answer: turnedAway(401, 'AuthenticationUnsuccessful', newId())};
  if (clock.now() >= bearer.expiresAt) {
    const at = new Date(bearer.expiresAt).toISOString();
    const said = `${at.slice(5, 7)}/${at.slice(8, 10)}/${at.slice(0, 4)} ${at.slice(11, 19)}`;
    return {answer: turnedAway(401, `TokenExpired: token expired at ${said}`, newId())};
  }
  const endpoint = findEndpoint(endpoints, incoming.method, segmentsOf(incoming.path));
  if (typeof endpoint === 'object' && !allows(bearer.login.scopes, endpoint.scope, incoming.method)) {
    const headers = {'www-authenticate': 'insufficient_scope'};
    return {answer: turnedAway(401, 'AuthorizationUnsuccessful', newId(), headers)};
  }
  const tenant = incoming.headers['xero-tenant-id'] ?? '';
  const found = books.find((book) => book.tenantId === tenant);
  if (!found || !connections.isConnected(tenant, bearer.login.clientId)) return refusedBy('forbidden', {newId});
  return {login: bearer.login, books: found};
}

const refusedBy = (why: 'unauthorized' | 'forbidden', {newId}: {newId: () => string}): {answer: Answer} => ({
  answer:
    why === 'forbidden'
      ? turnedAway(403, 'AuthenticationUnsuccessful', newId())
      : turnedAway(401, 'AuthenticationUnsuccessful', newId()),
});

function perform(endpoint: Endpoint, request: ApiRequest): Answer {
  try {
    return endpoint.handle(request);
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

const refusalOf = (fault: Fault | undefined): ApiRequest['refuse'] =>
  fault?.kind === 'refuse-element'
    ? {index: fault.index ?? 0, message: fault.message, where: fault.where ?? 'element'}
    : undefined;

/** Faults of a call that is not processed at all. */
function beforeWork(fault: Fault | undefined): Outcome | undefined {
  if (fault?.kind === 'drop-before') return 'drop';
  if (fault?.kind === 'unavailable') return text(503, fault.text ?? 'The Xero API is temporarily unavailable');
  if (fault?.kind === 'html' && !fault.processed) return aWebPage();
  if (fault?.kind === 'empty' && fault.processed === false) return {status: 200, headers: {}, body: ''};
  if (fault?.kind === 'not-modified') return {status: 304, headers: {}, body: ''};
  return undefined;
}

/** Faults of the answer to a call that was processed. */
function afterWork(fault: Fault | undefined, answer: Answer): Outcome {
  if (fault?.kind === 'drop-after') return 'drop';
  if (fault?.kind === 'html') return aWebPage();
  if (fault?.kind === 'empty') return {...answer, status: 200, body: ''};
  if (fault?.kind === 'truncated') return {...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2))};
  if (fault?.kind === 'reordered') return changeElements(answer, (elements) => elements.toReversed());
  if (fault?.kind === 'missing-elements') {
    return changeElements(answer, (elements) => {
      const missing = fault.indexes ?? [elements.length - 1];
      return elements.filter((_, index) => !missing.includes(index));
    });
  }
  return answer;
}

const aWebPage = (): Answer => html(200, '<!doctype html><html><body><h1>Please wait</h1></body></html>');

const tooLarge = (instance: string): Answer =>
  json(413, {
    Type: null,
    Title: 'RequestEntityTooLarge',
    Status: 413,
    Detail: 'PayloadTooLarge',
    Instance: instance,
    Extensions: {},
  });

/** Xero answers in XML to whoever does not ask for JSON. */
function asAccepted(answer: Answer, incoming: Incoming): Answer {
  const isJson = answer.headers['content-type']?.includes('json') ?? false;
  if (!isJson || incoming.headers.accept?.includes('application/json')) return answer;
  const body = `<?xml version="1.0" encoding="utf-8"?><Response><!-- ask for application/json --></Response>`;
  return {...answer, headers: {...answer.headers, 'content-type': 'text/xml; charset=utf-8'}, body};
}

const withHeaders = (answer: Answer, headers: Record<string, string>): Answer => ({
  ...answer,
  headers: {...headers, ...answer.headers},
});

export const segmentsOf = (path: string): string[] =>
  path
    .split('/')
    .slice(1)
    .map((segment) => {
      try {
        return decodeURIComponent(segment);
      } catch {
        return segment;
      }
    });
