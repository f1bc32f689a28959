import {createHash} from 'node:crypto';

const MINUTE = 60_000;
const ACCESS_LIFE = 30 * MINUTE;
const REFRESH_LIFE = 60 * 24 * 60 * MINUTE;
const CODE_LIFE = 5 * MINUTE;
/** How long a refresh token that was replaced still works (Xero's documentation, “Token types”). */
const GRACE = 30 * MINUTE;

/** The apps that Xero knows here: one for PKCE, without a secret, and one with a secret. */
export const apps = [
  {clientId: 'sandbox-client', secret: null},
  {clientId: 'sandbox-web-client', secret: 'sandbox-secret'},
] as const;

/** One consent: who agreed to what. */
export interface Login {
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly authEventId: string;
}

export interface TokenSet {
  readonly access_token: string;
  readonly expires_in: number;
  readonly token_type: 'Bearer';
  readonly refresh_token?: string;
  readonly scope: string;
}

export type Logins = ReturnType<typeof createLogins>;

/** Codes and tokens and how long each of them lives. */
export function createLogins(now: () => number, newId: () => string) {
  const codes = new Map<string, {login: Login; redirectUri: string; challenge: string | null; expiresAt: number}>();
  const access = new Map<string, {login: Login; expiresAt: number}>();
  const refresh = new Map<string, {login: Login; expiresAt: number; replacedAt: number | null}>();

  const issue = (login: Login): TokenSet => {
    const token = accessToken(login, now(), newId());
    access.set(token, {login, expiresAt: now() + ACCESS_LIFE});
    const set: TokenSet = {
      access_token: token,
      expires_in: ACCESS_LIFE / 1_000,
      token_type: 'Bearer',
      scope: login.scopes.join(' '),
    };
    if (!login.scopes.includes('offline_access')) return set;
    const refreshToken = `refresh-${newId()}`;
    refresh.set(refreshToken, {login, expiresAt: now() + REFRESH_LIFE, replacedAt: null});
    return {...set, refresh_token: refreshToken};
  };

  return {
    code(login: Login, redirectUri: string, challenge: string | null): string {
      const code = `code-${newId()}`;
      codes.set(code, {login, redirectUri, challenge, expiresAt: now() + CODE_LIFE});
      return code;
    },
    /** The tokens for a code; undefined when it is unknown, used, older than five minutes, or another's. */
    exchange(code: string, clientId: string, redirectUri: string, verifier: string | undefined): TokenSet | undefined {
      const entry = codes.get(code);
      codes.delete(code);
      if (!entry || now() >= entry.expiresAt || entry.redirectUri !== redirectUri) return undefined;
      if (entry.login.clientId !== clientId || !proves(entry.challenge, verifier)) return undefined;
      return issue(entry.login);
    },
    /** New tokens for a refresh token; the old one works for thirty more minutes. */
    refresh(token: string, clientId: string): TokenSet | undefined {
      const entry = refresh.get(token);
      if (!entry || entry.login.clientId !== clientId || now() >= entry.expiresAt) return undefined;
      if (entry.replacedAt !== null && now() >= entry.replacedAt + GRACE) return undefined;
      entry.replacedAt ??= now();
      return issue(entry.login);
    },
    knows: (refreshToken: string): boolean => refresh.has(refreshToken),
    revokeAll(): void {
      refresh.clear();
      codes.clear();
    },
    expireAccessTokens(): void {
      for (const entry of access.values()) entry.expiresAt = Math.min(entry.expiresAt, now());
    },
    bearer: (token: string): {login: Login; expiresAt: number} | undefined => access.get(token),
  };
}

function proves(challenge: string | null, verifier: string | undefined): boolean {
  if (challenge === null) return true;
  if (!verifier || !/^[A-Za-z0-9\-._~]{43,128}$/.test(verifier)) return false;
  return createHash('sha256').update(verifier).digest('base64url') === challenge;
}

/** Looks like Xero's access token, claims and all; nobody checks its signature. */
function accessToken(login: Login, now: number, id: string): string {
  const seconds = Math.floor(now / 1_000);
  const claims = {
    nbf: seconds,
    exp: seconds + ACCESS_LIFE / 1_000,
    iss: 'https://identity.xero.com',
    aud: 'https://identity.xero.com/resources',
    client_id: login.clientId,
    sub: 'sandbox-user',
    auth_time: seconds,
    xero_userid: 'b5a2f2f4-6f0c-4f1c-9a53-5a1f0f3a7f01',
    jti: id,
    authentication_event_id: login.authEventId,
    scope: login.scopes,
    amr: ['pwd'],
  };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({alg: 'RS256', typ: 'JWT', kid: 'sandbox'})}.${part(claims)}.${Buffer.from(id).toString('base64url')}`;
}
