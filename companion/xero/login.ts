import {createHash} from 'node:crypto';
import type {Clock} from '../platform/clock.ts';
import type {Ids} from '../platform/ids.ts';
import {problemOf, Trouble} from '../platform/trouble.ts';
import type {XeroApp} from './identity.ts';

/** What Deerpath asks for, now and for the work to come; `offline_access` brings the refresh token (Xero's scopes page). */
const SCOPES = [
  'offline_access',
  'accounting.invoices',
  'accounting.payments',
  'accounting.manualjournals',
  'accounting.contacts',
  'accounting.settings',
  'accounting.attachments',
];
const TEN_MINUTES = 600_000;
/** Somebody who keeps clicking Connect does not fill the memory. */
const MOST_OPEN = 20;

/** Logins that were begun and did not come back yet: each state counts once, for ten minutes. */
export interface Logins {
  begin(by: string): string;
  /** Who began it, and the verifier that belongs to a state. Throws `Trouble` `xero.login-state` for one that is unknown, used or old. */
  finish(state: string | undefined): {verifier: string; by: string};
}

export function createLogins({
  app,
  loginUrl,
  clock,
  ids,
}: {
  app: XeroApp;
  loginUrl: string;
  clock: Clock;
  ids: Ids;
}): Logins {
  const open = new Map<string, {verifier: string; by: string; until: number}>();

  return {
    begin(by) {
      if (!app.clientId) throw noApp();
      const state = base64url(ids.bytes(32));
      const verifier = base64url(ids.bytes(48));
      open.set(state, {verifier, by, until: clock.now() + TEN_MINUTES});
      for (const oldest of open.keys()) {
        if (open.size <= MOST_OPEN) break;
        open.delete(oldest);
      }
      const url = new URL(loginUrl);
      const query = {
        response_type: 'code',
        client_id: app.clientId,
        redirect_uri: app.redirectUrl,
        scope: SCOPES.join(' '),
        state,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
      };
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      return url.href;
    },
    finish(state = '') {
      const login = open.get(state);
      open.delete(state);
      if (!login || login.until <= clock.now()) throw badState();
      return login;
    },
  };
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

const noApp = () =>
  new Trouble(
    'standing',
    problemOf(
      'xero.no-app',
      'No Xero app is set.',
      'The companion was started without XERO_CLIENT_ID.',
      'Make an app at developer.xero.com, set XERO_CLIENT_ID and start the companion again.',
    ),
    {effect: 'not-processed'},
  );

const badState = () =>
  new Trouble(
    'document',
    problemOf(
      'xero.login-state',
      'This login is not one we wait for.',
      'Each login counts once and for ten minutes.',
      'Click Connect Xero again.',
    ),
    {effect: 'not-processed'},
  );
