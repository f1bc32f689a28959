import {createHash} from 'node:crypto';
import type {Problem} from '../../shared/result.ts';
import {connectionState, dearConnected, disconnected, ownLinkSaid} from '../activity/connection-deeds.ts';
import {noteActivity} from '../activity/note-activity.ts';
import {isoTime} from '../platform/clock.ts';
import {createPacer} from '../platform/pacer.ts';
import {watched} from '../platform/watched.ts';
import type {SecretBox} from '../store/secrets.ts';
import type {State} from '../store/state-record.ts';
import type {Store} from '../store/store.ts';
import type {DearConnection} from './connection.ts';
import type {Dear} from './dear.ts';
import {createDearClient, type DearClientDependencies} from './dear-client.ts';

export interface DearConnectionDependencies extends Omit<DearClientDependencies, 'keys' | 'pacer'> {
  store: Store;
  secrets: SecretBox;
  callsPerMinute: number;
  /** After an unclean stop: what was used of the minute is not known. */
  startSlowly?: boolean;
}

const ACCOUNT_PLACE = 'state/dear.accountId';
const KEY_PLACE = 'state/dear.applicationKey';
type Kept = NonNullable<State['dear']>;

/** The keys of one DEAR company, sealed in the store, and the client that uses them. */
export function createDearConnection(dependencies: DearConnectionDependencies): DearConnection {
  const {store, secrets, clock, log} = dependencies;
  const pacer = createPacer({
    clock,
    perMinute: dependencies.callsPerMinute,
    startSlowly: dependencies.startSlowly ?? false,
  });
  let current: {kept: string; client: Dear} | undefined;

  const clientWith = (keys: {accountId: string; applicationKey: string}) =>
    createDearClient({...dependencies, pacer, keys: () => keys});

  /** A standing problem belongs to the account it was met with: a later connection to another one is not blamed. */
  async function note(account: string, problem: Problem | null) {
    const known = store.state.dear;
    if (known?.account !== account || (known.problem?.code ?? null) === (problem?.code ?? null)) return;
    await store.commit('state.dear-connection', (changes) => {
      const {dear} = changes.state;
      if (dear?.account !== account) return;
      changes.setState({dear: {...dear, problem}});
      noteActivity(changes, dependencies, connectionState('DEAR', dear.problem, problem));
    });
    if (problem) log.warn({code: problem.code}, 'DEAR: a standing problem');
  }

  function open(kept: Kept): Dear {
    if (current?.kept !== kept.applicationKey) {
      const client = clientWith({
        accountId: secrets.open(ACCOUNT_PLACE, kept.accountId),
        applicationKey: secrets.open(KEY_PLACE, kept.applicationKey),
      });
      const {account} = kept;
      current = {
        kept: kept.applicationKey,
        client: watched(client, {worked: () => note(account, null), stands: (problem) => note(account, problem)}),
      };
    }
    return current.client;
  }

  return {
    async connect(keys, by = 'Somebody') {
      const company = await clientWith(keys).company({urgent: true});
      const dear: Kept = {
        accountId: secrets.seal(ACCOUNT_PLACE, keys.accountId),
        applicationKey: secrets.seal(KEY_PLACE, keys.applicationKey),
        account: createHash('sha256').update(keys.accountId.toLowerCase()).digest('hex'),
        company: company.name,
        currency: company.currency,
        timeZone: company.timeZone,
        lockDate: company.lockDate,
        companyReadAt: isoTime(clock.now()),
        connectedAt: isoTime(clock.now()),
        problem: null,
      };
      await store.commit('state.dear-connection', (changes) => {
        const before = changes.state.dear;
        const sameKey = before && secrets.open(KEY_PLACE, before.applicationKey) === keys.applicationKey;
        const said = before?.account === dear.account ? before.ownLinkOff : undefined;
        changes.setState({dear: {...dear, ...(said ? {ownLinkOff: said} : {})}});
        noteActivity(changes, dependencies, dearConnected(by, before, dear, sameKey ?? false));
      });
      log.info({company: company.name}, 'DEAR is connected');
      return {state: 'connected', company: company.name};
    },
    async disconnect(by = 'Somebody') {
      current = undefined;
      if (store.state.dear === null) return;
      await store.commit('state.dear-connection', (changes) => {
        const company = changes.state.dear?.company ?? null;
        changes.setState({dear: null});
        noteActivity(changes, dependencies, disconnected(by, 'DEAR', company));
      });
      log.info({}, 'DEAR is disconnected');
    },
    sayOwnLink: (off, by) =>
      store.commit('state.dear-connection', (changes) => {
        const {dear} = changes.state;
        if (!dear || off === (dear.ownLinkOff !== undefined)) return dear !== null;
        const {ownLinkOff: _, ...others} = dear;
        const said = {user: by, at: isoTime(clock.now())};
        changes.setState({dear: off ? {...others, ownLinkOff: said} : others});
        noteActivity(changes, dependencies, ownLinkSaid(by, off));
        return true;
      }),
    client: () => (store.state.dear ? open(store.state.dear) : undefined),
    account: () => store.state.dear?.account,
    status() {
      const {dear} = store.state;
      if (!dear) return {state: 'disconnected'};
      return {
        state: dear.problem ? 'failing' : 'connected',
        company: dear.company,
        timeZone: dear.timeZone,
        ...(dear.problem ? {problem: dear.problem} : {}),
        ...(dear.ownLinkOff ? {ownLinkOff: dear.ownLinkOff} : {}),
      };
    },
    budget: () => pacer.budget(),
  };
}
