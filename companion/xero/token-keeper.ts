import * as z from 'zod';
import type {Clock} from '../platform/clock.ts';
import {isoTime} from '../platform/clock.ts';
import type {Log} from '../platform/log.ts';
import {Trouble} from '../platform/trouble.ts';
import type {SecretBox} from '../store/secrets.ts';
import type {Store} from '../store/store.ts';
import type {Grant, Identity} from './identity.ts';
import {loginEnded} from './xero-trouble.ts';

const tokenSet = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  /** Milliseconds since 1970, as all times in here. */
  expiresAt: z.number(),
  previousRefreshToken: z.string().nullable(),
  rotatedAt: z.number(),
});
type TokenSet = z.infer<typeof tokenSet>;

export interface TokenKeeper {
  /** A token that is good for some minutes, renewed when there are fewer than five left. Throws `xero.login-ended`. */
  current(): Promise<string>;
  /** Another token than the one Xero refused. */
  renewed(refused: string): Promise<string>;
  /** Keeps what a login brought; on disk when it resolves. */
  keep(grant: Grant): Promise<void>;
  refreshToken(): string | undefined;
}

const PLACE = 'state/xero.tokens';
const MINUTE = 60_000;
const RENEW_BEFORE = 5 * MINUTE;
/** Xero takes the token before for so long after it gave a new one, in case the answer was lost (Xero's OAuth page). */
const GRACE = 30 * MINUTE;
/** A refresh token that nothing uses dies after so long. */
const UNUSED = 60 * 24 * 60 * MINUTE;

/**
 * The token set, sealed in the store. A new one is on disk before anybody uses it, with the refresh token before it: when
 * an answer got lost, or a copy of the folder was put back, that one still opens the door for half an hour.
 */
export function createTokenKeeper({
  store,
  secrets,
  identity,
  clock,
  log,
}: {
  store: Store;
  secrets: SecretBox;
  identity: Identity;
  clock: Clock;
  log: Log;
}): TokenKeeper {
  let renewing: Promise<string> | undefined;
  let opened: {sealed: string; tokens: TokenSet} | undefined;

  function read(): TokenSet | undefined {
    const sealed = store.state.xero?.tokens;
    if (!sealed) return undefined;
    if (opened?.sealed !== sealed) opened = {sealed, tokens: tokenSet.parse(JSON.parse(secrets.open(PLACE, sealed)))};
    return opened.tokens;
  }

  /** Nobody refreshes beside somebody else: the second answer would make the first one's token worthless. */
  function renew(): Promise<string> {
    renewing ??= rotate().finally(() => {
      renewing = undefined;
    });
    return renewing;
  }

  async function rotate(): Promise<string> {
    const sealed = store.state.xero?.tokens;
    const old = read();
    if (!old || !sealed) throw loginEnded(null);
    let used = old.refreshToken;
    let grant = await identity.grant({refreshToken: used});
    if (!grant && old.previousRefreshToken && clock.now() - old.rotatedAt < GRACE) {
      used = old.previousRefreshToken;
      grant = await identity.grant({refreshToken: used});
    }
    await (grant ? save(grant, {used, instead: sealed}) : end(sealed));
    // Somebody logged in or out meanwhile: theirs is what counts.
    const now = read();
    if (!now) throw loginEnded('invalid_grant');
    return now.accessToken;
  }

  function save(grant: Grant, before: {used: string; instead: string} | null): Promise<void> {
    const now = clock.now();
    const tokens: TokenSet = {
      accessToken: grant.accessToken,
      refreshToken: grant.refreshToken,
      expiresAt: now + grant.expiresIn * 1000,
      previousRefreshToken: before && before.used !== grant.refreshToken ? before.used : null,
      rotatedAt: now,
    };
    const sealed = secrets.seal(PLACE, JSON.stringify(tokens));
    return store.commit('state.xero-token', (changes) => {
      const {xero} = changes.state;
      if (before && xero?.tokens !== before.instead) return;
      const blank = {tenants: [], tenantId: null, organisation: null, connectedAt: isoTime(now), problem: null};
      changes.setState({
        xero: {
          ...(xero ?? blank),
          ...(before ? {} : {connectedAt: isoTime(now), problem: null}),
          tokens: sealed,
          reconnectBy: isoTime(now + UNUSED),
        },
      });
    });
  }

  async function end(sealed: string): Promise<void> {
    const {problem} = loginEnded('invalid_grant');
    await store.commit('state.xero-token', (changes) => {
      const {xero} = changes.state;
      if (xero?.tokens === sealed) changes.setState({xero: {...xero, tokens: null, reconnectBy: null, problem}});
    });
    log.warn({code: problem.code}, 'Xero: the login has ended');
  }

  return {
    async current() {
      const tokens = read();
      if (!tokens) throw loginEnded(null);
      const left = tokens.expiresAt - clock.now();
      if (left > RENEW_BEFORE) return tokens.accessToken;
      try {
        return await renew();
      } catch (error) {
        // The token in hand is still good: a login server that is away for a minute stops nothing.
        if (error instanceof Trouble && error.kind === 'passing' && left > MINUTE) return tokens.accessToken;
        throw error;
      }
    },
    async renewed(refused) {
      const tokens = read();
      return tokens && tokens.accessToken !== refused ? tokens.accessToken : renew();
    },
    keep: (grant) => save(grant, null),
    refreshToken: () => read()?.refreshToken,
  };
}
