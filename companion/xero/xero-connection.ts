import type {Problem} from '../../shared/result.ts';
import {connectionState, disconnected, organisationChosen, xeroLoggedIn} from '../activity/connection-deeds.ts';
import {type Deed, noteActivity} from '../activity/note-activity.ts';
import {createPacer} from '../platform/pacer.ts';
import {persevere} from '../platform/persevere.ts';
import {Trouble} from '../platform/trouble.ts';
import {watched} from '../platform/watched.ts';
import type {SecretBox} from '../store/secrets.ts';
import type {State} from '../store/state-record.ts';
import type {Store} from '../store/store.ts';
import {withChoicesKept} from './chosen-client.ts';
import type {XeroConnection} from './connection.ts';
import {connectionStatus, organisationInHand} from './connection-status.ts';
import {createDayBudget} from './day-budget.ts';
import {createIdentity, type IdentityDependencies, type Tenant} from './identity.ts';
import {keepDay} from './keep-day.ts';
import {createLogins} from './login.ts';
import {loginFailed, noOrganisation, otherOrganisation, tenantUnknown} from './login-problems.ts';
import {createTokenKeeper} from './token-keeper.ts';
import type {Xero} from './xero.ts';
import {createXeroClient, type XeroClientDependencies} from './xero-client.ts';

export interface XeroConnectionDependencies
  extends IdentityDependencies,
    Pick<XeroClientDependencies, 'apiUrl' | 'clock' | 'ids'> {
  loginUrl: string;
  store: Store;
  secrets: SecretBox;
  callsPerMinute: number;
  callsPerDay: number;
  /** After an unclean stop: what was used of the minute is not known. */
  startSlowly?: boolean;
}

type Kept = NonNullable<State['xero']>;

/** Troubles of the connection itself. The others (day, plan) are told by the run that met them. */
const OF_THE_CONNECTION = new Set([
  'xero.login-ended',
  'xero.access-lost',
  'xero.scope-missing',
  'xero.app-refused',
  'xero.other-currency',
]);
const AT_ONCE = 5;

/** The login at Xero, its tokens, and the organisation chosen from it. */
export function createXeroConnection(dependencies: XeroConnectionDependencies): XeroConnection {
  const {store, clock, ids, log} = dependencies;
  const identity = createIdentity(dependencies);
  const tokens = createTokenKeeper({...dependencies, identity});
  const logins = createLogins(dependencies);
  const keeper = keepDay(dependencies);
  const day = createDayBudget({clock, perDay: dependencies.callsPerDay, kept: keeper.kept, counted: keeper.counted});
  const pacer = createPacer({
    clock,
    perMinute: dependencies.callsPerMinute,
    startSlowly: dependencies.startSlowly ?? false,
    atOnce: AT_ONCE,
  });
  let current: {tenantId: string; client: Xero} | undefined;
  /** What went wrong at the last login, while no organisation is connected. */
  let outcome: Problem | null = null;

  function change(build: (xero: Kept) => Kept, deed: (before: Kept, after: Kept) => Deed): Promise<void> {
    return store.commit('state.xero-connection', (changes) => {
      const {xero} = changes.state;
      if (!xero) return;
      const next = build(xero);
      changes.setState({xero: next});
      if (next !== xero) noteActivity(changes, dependencies, deed(xero, next));
    });
  }

  async function note(tenantId: string, problem: Problem | null) {
    const {xero} = store.state;
    if (xero?.tenantId !== tenantId || (xero.problem?.code ?? null) === (problem?.code ?? null)) return;
    await change(
      (known) => (known.tenantId === tenantId ? {...known, problem} : known),
      (before) => connectionState('Xero', before.problem, problem),
    );
    if (problem) log.warn({code: problem.code}, 'Xero: a standing problem');
  }

  function open(tenantId: string): Xero {
    if (current?.tenantId !== tenantId) {
      const client = createXeroClient({
        ...dependencies,
        tenantId,
        pacer,
        day,
        accessToken: () => tokens.current(),
        refreshAfter401: (refused) => tokens.renewed(refused),
      });
      const kept = withChoicesKept(client, {clock, dearCurrency: () => store.state.dear?.currency});
      current = {
        tenantId,
        client: watched(kept, {
          // Only the choices know the currency: another call that works does not mend it.
          worked: async (method) => {
            const code = store.state.xero?.problem?.code;
            if (code && (code !== 'xero.other-currency' || method === 'choices')) await note(tenantId, null);
          },
          stands: async (problem) => {
            if (OF_THE_CONNECTION.has(problem.code)) await note(tenantId, problem);
          },
        }),
      };
    }
    return current.client;
  }

  /** Looks at the organisation once, so that a currency that does not fit is said now; what passes is met again later. */
  async function lookAt(tenantId: string) {
    try {
      await open(tenantId).choices({urgent: true});
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      log.warn({code: error.problem.code}, 'Xero: the organisation could not be looked at');
    }
  }

  async function take(code: string, {verifier, by}: {verifier: string; by: string}) {
    const grant = await identity.grant({code, verifier});
    if (!grant) throw new Trouble('document', loginFailed('invalid_grant'));
    await tokens.keep(grant);
    const tenants = await persevere({clock, ids}, () => identity.tenants(grant.accessToken));
    const tenantId = choiceAmong(tenants, store.state.xero?.tenantId ?? null);
    current = undefined;
    await change(
      (xero) => ({...xero, tenants, ...(tenantId === undefined ? {} : chosen(tenants, tenantId))}),
      (before, after) => xeroLoggedIn(by, before, {...after, tenantId: tenantId ?? null}),
    );
    if (tenants.length === 0) throw new Trouble('document', noOrganisation());
    log.info({organisations: tenants.length}, 'Xero: logged in');
    if (tenantId !== undefined) await lookAt(tenantId);
  }

  async function forgetAtXero() {
    const {xero} = store.state;
    const mine = xero?.tenants.filter(({tenantId}) => xero.tenantId === null || tenantId === xero.tenantId) ?? [];
    try {
      const accessToken = await tokens.current();
      for (const {connectionId} of mine) await identity.removeConnection(connectionId, accessToken);
      const refreshToken = tokens.refreshToken();
      if (refreshToken) await identity.revoke(refreshToken);
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      // Who wants to be off is off here in any case; Xero lists the app under Connected apps until it is told.
      log.warn({code: error.problem.code}, 'Xero was not told of the disconnection');
    }
  }

  const status = () => connectionStatus(store.state.xero, {outcome, now: clock.now()});

  return {
    beginLogin: (by = 'Somebody') => ({authorizeUrl: logins.begin(by)}),
    async finishLogin({code, state, error}) {
      const login = logins.finish(state);
      outcome = null;
      try {
        if (error !== undefined || !code) throw new Trouble('document', loginFailed(error ?? 'no code'));
        await take(code, login);
      } catch (failure) {
        if (!(failure instanceof Trouble)) throw failure;
        outcome = failure.problem;
        log.warn({code: outcome.code}, 'Xero: a login did not go through');
      }
      return outcome;
    },
    async choose({tenantId, confirm}, by = 'Somebody') {
      const {xero} = store.state;
      if (!xero?.tokens || !xero.tenants.some((tenant) => tenant.tenantId === tenantId)) throw tenantUnknown();
      if (xero.tenantId !== null && xero.tenantId !== tenantId && !confirm) throw otherOrganisation(xero.organisation);
      current = undefined;
      outcome = null;
      await change(
        (known) => ({...known, ...chosen(known.tenants, tenantId)}),
        (before, after) => organisationChosen(by, before.organisation, after.organisation),
      );
      await lookAt(tenantId);
      const {state, organisation} = status();
      return {state, ...(organisation === undefined ? {} : {organisation})};
    },
    async disconnect(by = 'Somebody') {
      if (store.state.xero?.tokens) await forgetAtXero();
      current = undefined;
      outcome = null;
      // The organisation's name stays, to ask before another one takes its place.
      await change(
        (xero) => ({...xero, tokens: null, tenants: [], reconnectBy: null, problem: null}),
        ({organisation}) => disconnected(by, 'Xero', organisation),
      );
    },
    client() {
      const tenant = organisationInHand(store.state.xero);
      return tenant && open(tenant.tenantId);
    },
    tenantId: () =>
      organisationInHand(store.state.xero)?.tenantId ??
      (store.state.xero?.problem ? (store.state.xero.tenantId ?? undefined) : undefined),
    status,
    budget: () => ({xeroMinute: pacer.budget(), xeroDay: day.budget()}),
    rest: () => keeper.rest(),
  };
}

/** The one from before when the consent still holds it, else the only one there is; undefined when a person must choose. */
function choiceAmong(tenants: readonly Tenant[], before: string | null): string | undefined {
  if (before !== null) return tenants.find(({tenantId}) => tenantId === before)?.tenantId;
  return tenants.length === 1 ? tenants[0]?.tenantId : undefined;
}

const chosen = (tenants: readonly Tenant[], tenantId: string) => ({
  tenantId,
  organisation: tenants.find((tenant) => tenant.tenantId === tenantId)?.name ?? null,
  problem: null,
});
