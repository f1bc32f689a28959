import {tidyCode} from '../../shared/pairing/code.ts';
import type {Role, User} from '../../shared/pairing/user.ts';
import {noteActivity} from '../activity/note-activity.ts';
import {hasInvited, hasRevoked, isPaired} from '../activity/user-deeds.ts';
import {type Clock, isoTime} from '../platform/clock.ts';
import type {Ids} from '../platform/ids.ts';
import type {Log} from '../platform/log.ts';
import type {Changes, Store} from '../store/store.ts';
import type {CodeDrop} from './code-drop.ts';
import {guessLimit, invitationLife, newCode, shortLived} from './codes.ts';
import {activeUsers, findByToken, hashOf, newToken, type PairedUser, publicUser, sameHash} from './tokens.ts';

export interface PairingDependencies {
  store: Store;
  clock: Clock;
  ids: Ids;
  log: Log;
  drop: CodeDrop;
}

export type PairingResult =
  | {outcome: 'paired'; token: string; user: User}
  | {outcome: 'wrong-code'}
  | {outcome: 'closed'; wait: number};

export type Pairing = ReturnType<typeof createPairing>;

/** Who may speak to the companion: codes, tokens, users. */
export function createPairing({store, clock, ids, log, drop}: PairingDependencies) {
  const guesses = guessLimit();
  const sessions = new Map<string, AbortController>();
  const waitingForUser = new Set<() => void>();
  const hour = 60 * 60 * 1000;
  let last: Promise<unknown> = Promise.resolve();

  /** One attempt after the other, so that a hundred at once are no more than five. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  const users = (): PairedUser[] => activeUsers(store.state.users, clock.now());

  async function isKnownCode(code: string): Promise<boolean> {
    const hash = hashOf(code);
    const now = clock.now();
    const known = [...store.state.codes, ...(await drop.read())];
    return known.some((other) => Date.parse(other.expiresAt) > now && sameHash(other.hash, hash));
  }

  /** Takes the code out of the drop before it counts: should the machine stop in between, it is lost, not used twice. */
  async function fetchDropped(hash: string): Promise<Role | undefined> {
    const dropped = (await drop.read()).find((code) => sameHash(code.hash, hash));
    if (!dropped) return undefined;
    await drop.take(hash);
    return Date.parse(dropped.expiresAt) > clock.now() ? dropped.role : undefined;
  }

  async function redeem(code: string, name: string): Promise<PairingResult> {
    const hash = hashOf(code);
    const droppedRole = await fetchDropped(hash);
    const token = newToken(ids);
    const now = clock.now();
    const user = await store.commit('state.pairing', (changes) => {
      const {codes} = changes.state;
      const role = droppedRole ?? codes.find((one) => one.hash === hash && Date.parse(one.expiresAt) > now)?.role;
      if (!role) return undefined;
      const others = activeUsers(changes.state.users, now);
      const paired: PairedUser = {
        id: ids.next(),
        name,
        // The first one has to be able to invite the others.
        role: others.length === 0 ? 'admin' : role,
        tokenHash: hashOf(token),
        pairedAt: isoTime(now),
        lastSeenAt: isoTime(now),
      };
      changes.setState({
        users: [...others, paired],
        // The console's code stands only while nobody is paired, and so do those that an earlier start printed.
        codes: others.length === 0 ? [] : codes.filter((one) => one.hash !== hash && Date.parse(one.expiresAt) > now),
      });
      noteActivity(changes, {ids, clock}, isPaired(paired));
      return publicUser(paired);
    });
    if (!user) return {outcome: 'wrong-code'};
    for (const tell of waitingForUser) tell();
    return {outcome: 'paired', token, user};
  }

  /** While nobody is paired nobody can have invited: a new code takes the place of all others. */
  function addCode(changes: Changes, code: {hash: string; role: Role; expiresAt: string}): void {
    const {codes} = changes.state;
    const kept = users().length === 0 ? [] : codes.filter(({expiresAt}) => Date.parse(expiresAt) > clock.now());
    changes.setState({codes: [...kept, code]});
  }

  return {
    users,

    /** The user of a token, if it still counts. Notes at most once an hour that they were here. */
    async authenticate(token: string): Promise<User | undefined> {
      const now = clock.now();
      const user = findByToken(users(), token);
      if (!user) return undefined;
      await noteSeen(user, now);
      return publicUser(user);
    },

    /** Whether that user is still paired; an open stream counts as being here. */
    async stillHere(userId: string): Promise<boolean> {
      const user = users().find((one) => one.id === userId);
      if (user) await noteSeen(user, clock.now());
      return user !== undefined;
    },

    /**
     * Pairs a browser. `judge` reads the request: the code, and a function that gives the name or throws; a code that is
     * right is not used up by a name that is not. Every wrong code counts, one that `judge` cannot even read too.
     */
    pair: (judge: () => {code: string; name(): string}): Promise<PairingResult> =>
      inTurn(async () => {
        const now = clock.now();
        const wait = guesses.wait(now);
        if (wait > 0) return {outcome: 'closed', wait};

        const wrong = (): PairingResult => {
          guesses.wrong(now);
          log.warn({}, 'Wrong pairing code');
          return {outcome: 'wrong-code'};
        };
        let asked: ReturnType<typeof judge>;
        try {
          asked = judge();
        } catch (error) {
          wrong();
          throw error;
        }
        const code = tidyCode(asked.code);
        if (!(await isKnownCode(code))) return wrong();
        const result = await redeem(code, asked.name());
        if (result.outcome === 'wrong-code') return wrong();
        guesses.right();
        if (result.outcome === 'paired') log.info({user: result.user.id, role: result.user.role}, 'Paired');
        return result;
      }),

    /** A single-use code for a colleague, good for a day. */
    async invite(role: Role, by: User): Promise<{code: string; expiresAt: string}> {
      const code = newCode(ids);
      const expiresAt = isoTime(clock.now() + invitationLife);
      await store.commit('state.pairing', (changes) => {
        addCode(changes, {hash: hashOf(code), role, expiresAt});
        noteActivity(changes, {ids, clock}, hasInvited(by.name, role));
      });
      log.info({by: by.id, role}, 'Invited');
      return {code, expiresAt};
    },

    /** Ends a user's access at once, with their open streams. */
    async revoke(id: string, by: User): Promise<'revoked' | 'unknown' | 'last-admin'> {
      const result = await store.commit('state.pairing', (changes) => {
        const paired = activeUsers(changes.state.users, clock.now());
        const user = paired.find((one) => one.id === id);
        if (!user) return 'unknown';
        const rest = paired.filter((one) => one.id !== id);
        if (user.role === 'admin' && !rest.some((one) => one.role === 'admin')) return 'last-admin';
        changes.setState({users: rest});
        noteActivity(changes, {ids, clock}, hasRevoked(by.name, user));
        return 'revoked';
      });
      if (result === 'revoked') {
        log.info({user: id, by: by.id}, 'Revoked');
        sessions.get(id)?.abort();
        sessions.delete(id);
      }
      return result;
    },

    /** Aborted when that user is revoked. */
    session(userId: string): AbortSignal {
      if (!users().some((user) => user.id === userId)) return AbortSignal.abort();
      const controller = sessions.get(userId) ?? new AbortController();
      sessions.set(userId, controller);
      return controller.signal;
    },

    /** A new code for the console, good for ten minutes; the one before counts no longer, in an earlier life neither. */
    async consoleCode(): Promise<string> {
      const code = newCode(ids);
      const hash = hashOf(code);
      const expiresAt = isoTime(clock.now() + shortLived);
      await store.commit('state.pairing', (changes) => addCode(changes, {hash, role: 'admin', expiresAt}));
      return code;
    },

    /** Calls back whenever somebody paired, until the signal is aborted. */
    onPaired(tell: () => void, signal: AbortSignal): void {
      waitingForUser.add(tell);
      signal.addEventListener('abort', () => waitingForUser.delete(tell), {once: true});
    },
  };

  async function noteSeen(user: PairedUser, now: number): Promise<void> {
    if (now - Date.parse(user.lastSeenAt ?? user.pairedAt) < hour) return;
    try {
      await store.commit('state.pairing', (changes) => {
        const next = changes.state.users.map((one) => (one.id === user.id ? {...one, lastSeenAt: isoTime(now)} : one));
        changes.setState({users: next});
      });
    } catch (error) {
      // Whoever asks is still who they are; a disk that refuses is told where it matters.
      log.warn({err: error}, 'Could not note that a user was here');
    }
  }
}
