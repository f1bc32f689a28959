import * as z from 'zod';
import type {CallPoint, Failpoints} from '../platform/failpoints.ts';
import {type Answer, exchange, type Wire} from '../platform/http.ts';
import type {Log} from '../platform/log.ts';
import {secureAddress} from '../platform/secure-address.ts';
import {appRefused, garbled, lostTrouble, passing} from './xero-trouble.ts';

/** The user's app at Xero; without a secret it is a native app and PKCE alone protects the code. */
export interface XeroApp {
  /** Null while none is set: then nobody can log in. */
  clientId: string | null;
  clientSecret: string | null;
  redirectUrl: string;
}

export interface IdentityDependencies extends Wire {
  app: XeroApp;
  /** Such as `https://identity.xero.com` and `https://api.xero.com/connections`. */
  identityUrl: string;
  connectionsUrl: string;
  failpoints: Failpoints;
  log: Log;
}

export interface Grant {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Seconds from its answer. */
  readonly expiresIn: number;
}

export interface Tenant {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly name: string;
}

export interface Identity {
  /** A token set for a code or a refresh token; null when Xero does not (any longer) take it: `invalid_grant`. */
  grant(by: {code: string; verifier: string} | {refreshToken: string}): Promise<Grant | null>;
  /** Organisations that this login covers. */
  tenants(accessToken: string): Promise<Tenant[]>;
  removeConnection(connectionId: string, accessToken: string): Promise<void>;
  revoke(refreshToken: string): Promise<void>;
}

const LIMITS = {timeout: 30_000, bytes: 1024 * 1024};

const grantAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().positive().catch(1800),
});
const connections = z.array(
  z.object({
    id: z.string(),
    authEventId: z.string().nullish(),
    tenantId: z.string(),
    tenantType: z.string(),
    tenantName: z.string().nullish(),
  }),
);
const oauthError = z.object({error: z.string()});

/**
 * Xero's login server by plain fetch: xero-node's own way has fixed addresses, gives up after 3.5 seconds and knows no
 * PKCE. Makes one request per call and repeats nothing. Throws `Trouble`, always `not-processed`: no document is touched.
 */
export function createIdentity(dependencies: IdentityDependencies): Identity {
  const {app, failpoints, log} = dependencies;
  const identityUrl = secureAddress(dependencies.identityUrl);
  const connectionsUrl = secureAddress(dependencies.connectionsUrl);

  async function ask(point: CallPoint, url: string, init: RequestInit): Promise<Answer> {
    const {answer, lost} = await failpoints.pass(point, () => exchange(dependencies, url, init, LIMITS));
    log.debug({call: point, status: answer?.status ?? lost?.code}, "Xero's login was asked");
    if (lost) throw lostTrouble({...lost, neverLeft: true});
    return answer;
  }

  function post(point: CallPoint, path: string, form: Record<string, string>): Promise<Answer> {
    const headers = new Headers({accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded'});
    const body = new URLSearchParams(form);
    if (app.clientSecret === null) body.set('client_id', app.clientId ?? '');
    else headers.set('authorization', basic(app.clientId ?? '', app.clientSecret));
    return ask(point, `${identityUrl}${path}`, {method: 'POST', headers, body: body.toString()});
  }

  return {
    async grant(by) {
      const form: Record<string, string> =
        'code' in by
          ? {grant_type: 'authorization_code', code: by.code, redirect_uri: app.redirectUrl, code_verifier: by.verifier}
          : {grant_type: 'refresh_token', refresh_token: by.refreshToken};
      const answer = await post('xero.token', '/connect/token', form);
      const raw = readJson(answer.text);
      if (answer.status === 200) {
        const {data} = grantAnswer.safeParse(raw);
        if (!data)
          throw passing('xero.garbled', "Xero's login sent an answer we cannot read.", '', '200', NOTHING_DONE);
        return {accessToken: data.access_token, refreshToken: data.refresh_token, expiresIn: data.expires_in};
      }
      const error = oauthError.safeParse(raw).data?.error;
      if (error === 'invalid_grant') return null;
      if (error !== undefined && answer.status < 500) throw appRefused(error);
      throw unavailable(answer);
    },

    async tenants(accessToken) {
      const headers = {accept: 'application/json', authorization: `Bearer ${accessToken}`};
      const answer = await ask('xero.connections', connectionsUrl, {headers});
      if (answer.status !== 200) throw unavailable(answer);
      const {data} = connections.safeParse(readJson(answer.text));
      if (!data) throw garbled('connections');
      const organisations = data.filter(({tenantType}) => tenantType === 'ORGANISATION');
      // A user may have consented for other organisations before: those of this login come first, if it says which.
      const event = authEventOf(accessToken);
      const ofThisLogin = organisations.filter(({authEventId}) => event !== undefined && authEventId === event);
      return (ofThisLogin.length > 0 ? ofThisLogin : organisations).map(({tenantId, id, tenantName}) => ({
        tenantId,
        connectionId: id,
        name: tenantName ?? 'An organisation without a name',
      }));
    },

    async removeConnection(connectionId, accessToken) {
      const headers = {authorization: `Bearer ${accessToken}`};
      const url = `${connectionsUrl}/${encodeURIComponent(connectionId)}`;
      const answer = await ask('xero.disconnect', url, {method: 'DELETE', headers});
      // 404: somebody disconnected it in Xero already.
      if (answer.status >= 300 && answer.status !== 404) throw unavailable(answer);
    },

    async revoke(refreshToken) {
      const answer = await post('xero.revoke', '/connect/revocation', {token: refreshToken});
      if (answer.status >= 300) throw unavailable(answer);
    },
  };
}

/** RFC 6749, 2.3.1: both are form-encoded first. */
const basic = (id: string, secret: string): string =>
  `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`;

const NOTHING_DONE = {effect: 'not-processed'} as const;

/** Only the status: what a login server answers may hold what nobody should read. */
const unavailable = (answer: Answer) =>
  passing(
    'xero.failing',
    "Xero's login has trouble of its own.",
    'It answered with an error.',
    String(answer.status),
    NOTHING_DONE,
  );

/** The claim that ties a token to its consent. The token came from Xero itself, so its signature need not be checked. */
function authEventOf(accessToken: string): string | undefined {
  const payload = accessToken.split('.')[1];
  if (!payload) return undefined;
  const claims = z.object({authentication_event_id: z.string()});
  return claims.safeParse(readJson(Buffer.from(payload, 'base64url').toString('utf8'))).data?.authentication_event_id;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
