import type {Clock} from '../../../companion/platform/clock.ts';
import {type Endpoint, findEndpoint, segmentsOf} from './api-request.ts';
import type {Books} from './books.ts';
import type {Connections} from './connections.ts';
import type {Login, Logins} from './logins.ts';
import {allows} from './scopes.ts';
import {type Answer, turnedAway} from './wire.ts';

/** A call as it came in. */
export interface Incoming {
  readonly method: string;
  /** From behind `/api.xro/2.0`, as it was sent. */
  readonly path: string;
  readonly search: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The very bytes: a file is no text. */
  readonly bytes: Uint8Array;
}

export interface CallerDependencies {
  readonly clock: Clock;
  readonly books: readonly Books[];
  readonly endpoints: readonly Endpoint[];
  readonly logins: Logins;
  readonly connections: Connections;
  readonly newId: () => string;
}

export interface Caller {
  readonly login: Login;
  readonly books: Books;
}

/** Who calls and for which organisation, or why they may not. */
export function identify(
  incoming: Incoming,
  {clock, books, logins, connections, endpoints, newId}: CallerDependencies,
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

/** The gate's own refusal. */
export const refusedBy = (why: 'unauthorized' | 'forbidden', {newId}: {newId: () => string}): {answer: Answer} => ({
  answer:
    why === 'forbidden'
      ? turnedAway(403, 'AuthenticationUnsuccessful', newId())
      : turnedAway(401, 'AuthenticationUnsuccessful', newId()),
});
