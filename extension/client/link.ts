import type * as z from 'zod/mini';
import {pairAnswer} from '../../shared/contract/pairing.ts';
import {health, type Status, status as statusSchema} from '../../shared/contract/status.ts';
import type {Run} from '../../shared/export/run.ts';
import {type Call, call, callTagged, callText, type Tagged} from './call.ts';
import type {StreamEvent} from './event-stream.ts';
import {type LinkNews, newsOf} from './link-news.ts';
import type {Known, Memory, Pairing} from './memory.ts';
import {prove} from './proof.ts';
import {readEvents} from './read-events.ts';
import type {Snapshot} from './snapshot.ts';
import {CompanionTrouble, type Trouble} from './trouble.ts';
import {revoked, troubleOf, unpaired} from './troubles.ts';
import {versionMisfit} from './version-fit.ts';

export interface LinkDependencies {
  readonly memory: Memory;
  readonly fetch: typeof fetch;
  /** Of this extension. */
  readonly version: string;
  readonly now: () => Date;
  /** Any call of the extension's API: the browser ends a worker that makes none for 30 s, whatever its streams say. */
  readonly stayAlive: () => unknown;
  readonly tell: (news: LinkNews) => void;
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export type Link = ReturnType<typeof createLink>;

/**
 * The one connection to the companion. Keeps the stream of events open, knows whether the companion is there and is the
 * one we paired with, and carries every call. The token goes nowhere before the address has proved itself: once after the
 * worker woke, and again after every time the companion was away.
 */
export function createLink({memory, fetch, version, now, stayAlive, tell, pause}: LinkDependencies) {
  let state: Snapshot['state'] = 'asking';
  let trouble: Trouble | null = null;
  let known: Known | undefined;
  let proof: Promise<void> | undefined;
  let isListening = false;
  let generation = new AbortController();
  let nap = new AbortController();
  let awake = false;

  async function snapshot(): Promise<Snapshot> {
    const pairing = await memory.pairing();
    const {status, heardAt} = await recall();
    const role = status?.you?.role ?? pairing?.user.role;
    return {
      state: pairing ? (pairing.revoked ? 'revoked' : state) : 'unpaired',
      address: pairing?.address ?? (await memory.address()),
      status: pairing ? status : null,
      heardAt: pairing ? heardAt : null,
      trouble: pairing ? (pairing.revoked ? revoked() : trouble) : unpaired(),
      you: pairing ? {name: pairing.user.name, role: role === 'admin' ? 'admin' : 'staff'} : null,
    };
  }

  const recall = async (): Promise<Known> => {
    known ??= (await memory.known()) ?? {status: null, heardAt: null};
    return known;
  };

  const announce = async (): Promise<void> => tell({news: 'snapshot', snapshot: await snapshot()});

  async function heard(status: Status): Promise<void> {
    known = {status, heardAt: now().toISOString()};
    await markRevoked(false);
    state = 'present';
    trouble = null;
    await memory.keepKnown(known);
    await announce();
  }

  /** From here on nothing is proven. */
  async function lost(reason: Trouble): Promise<void> {
    proof = undefined;
    if (reason.kind === 'refused') return;
    if (reason.kind === 'revoked') await markRevoked(true);
    const changed = state !== reason.kind;
    state = reason.kind;
    trouble = reason;
    if (changed) await announce();
  }

  async function markRevoked(isRevoked: boolean): Promise<void> {
    const pairing = await memory.pairing();
    if (pairing && (pairing.revoked ?? false) !== isRevoked) await memory.keepPairing({...pairing, revoked: isRevoked});
  }

  function proven(pairing: Pairing): Promise<void> {
    proof ??= prove(pairing.address, pairing.key, fetch)
      .then(() => fits(pairing.address))
      .catch((thrown) => {
        proof = undefined;
        throw thrown;
      });
    return proof;
  }

  /** Whether we and it understand one another. Throws CompanionTrouble when not. */
  async function fits(address: string): Promise<void> {
    const answer = await call(address, {path: '/health'}, health, fetch).catch(() => null);
    const misfit = answer && versionMisfit(answer.version, version);
    if (misfit) throw new CompanionTrouble(misfit);
  }

  /** A call with our token. Throws CompanionTrouble. */
  const ask = <Schema extends z.ZodMiniType>(request: Call, schema: Schema): Promise<z.infer<Schema>> =>
    withToken(({address, token}) => call(address, {...request, token}, schema, fetch));

  /** The same, with the answer's ETag. */
  const askTagged = <Schema extends z.ZodMiniType>(request: Call, schema: Schema): Promise<Tagged<z.infer<Schema>>> =>
    withToken(({address, token}) => callTagged(address, {...request, token}, schema, fetch));

  /** A file's text, such as a CSV. Throws CompanionTrouble. */
  const askText = (path: string): Promise<string> =>
    withToken(({address, token}) => callText(address, {path, token}, fetch));

  async function withToken<Value>(work: (pairing: Pairing) => Promise<Value>): Promise<Value> {
    const pairing = await memory.pairing();
    if (!pairing) throw new CompanionTrouble(unpaired());
    try {
      await proven(pairing);
      return await work(pairing);
    } catch (thrown) {
      const reason = troubleOf(thrown);
      if (reason.kind !== 'refused' && reason.kind !== 'unpaired') await lost(reason);
      throw thrown;
    }
  }

  /** Asks for the status now and tells it. Throws CompanionTrouble. */
  async function refresh(): Promise<void> {
    await heard(await ask({path: '/api/status'}, statusSchema));
  }

  /** Keeps listening until there is no pairing any more; does nothing when it already does. */
  function start(): void {
    if (isListening) return;
    isListening = true;
    void keepListening().finally(() => {
      isListening = false;
    });
  }

  async function keepListening(): Promise<void> {
    for (let failures = 0; ; failures += 1) {
      const pairing = await memory.pairing();
      if (!pairing || pairing.revoked) return void (await announce());
      const signal = generation.signal;
      awake = false;
      try {
        await proven(pairing);
        await listen(pairing, signal);
        proof = undefined; // it ended: whoever answers next has to prove itself again
      } catch (thrown) {
        if (!signal.aborted) await lost(troubleOf(thrown));
        if (state === 'revoked' && !signal.aborted) return;
      }
      if (awake) failures = 0;
      nap = new AbortController();
      await pause(signal.aborted ? 0 : backoff(failures), nap.signal);
    }
  }

  const listen = async ({address, token}: Pairing, signal: AbortSignal): Promise<void> =>
    readEvents({
      address,
      token,
      lastEventId: await memory.lastEventId(),
      fetch,
      signal,
      async onOpen() {
        await refresh();
        awake = true;
      },
      onPiece: stayAlive,
      onEvent: take,
    });

  async function take(event: StreamEvent): Promise<void> {
    if (event.id !== null) await memory.keepLastEventId(event.id);
    const told = newsOf(event);
    if (!told) return;
    if (told.news === 'run') return tookRun(told.run);
    if (told.news !== 'status') return tell(told);
    // An event is said to everyone alike; who we are we know from our own question.
    await heard({...told.status, you: told.status.you ?? (await recall()).status?.you});
  }

  async function tookRun(run: Run): Promise<void> {
    tell({news: 'run', run});
    const {status} = await recall();
    if (!status) return;
    if (run.state === 'running') await heard({...status, run});
    if (run.finishedAt !== null) {
      await heard({...status, run: status.run?.id === run.id ? null : status.run, lastRun: run});
      await refresh().catch(() => undefined); // pending and problems have changed; when this fails the stream tells why
    }
  }

  return {
    snapshot,
    ask,
    askTagged,
    askText,
    start,

    /** A person looks, or the watchdog rang: stop napping and try now. */
    wake(): void {
      nap.abort();
      start();
    },

    /** Asks at once whether the companion is there. Never throws: the answer says how things stand. */
    async tryAgain(): Promise<Snapshot> {
      await refresh().catch((thrown) => lost(troubleOf(thrown)));
      nap.abort();
      start();
      return snapshot();
    },

    /** Whether a companion answers at an address; no token goes along. */
    async find(address: string): Promise<{address: string; version: string}> {
      const {version} = await call(address, {path: '/health'}, health, fetch);
      return {address, version};
    },

    /** Pairs with the companion at an address and begins to listen to it. Throws CompanionTrouble. */
    async pair(address: string, code: string, name: string): Promise<Snapshot> {
      await fits(address);
      const {token, user, companion} = await call(
        address,
        {method: 'POST', path: '/api/pair', body: {code, name}},
        pairAnswer,
        fetch,
      );
      await memory.keepAddress(address);
      await memory.keepLastEventId(null);
      await memory.keepKnown(null);
      await memory.keepPairing({address, token, key: companion.key, user});
      known = undefined;
      proof = undefined;
      state = 'asking';
      trouble = null;
      generation.abort();
      generation = new AbortController();
      nap.abort();
      await refresh().catch((thrown) => lost(troubleOf(thrown))); // paired it is; how it stands follows
      start();
      return snapshot();
    },
  };
}

/** Milliseconds to wait after so many failures in a row: half a second, then doubling up to fifteen seconds. */
export const backoff = (failures: number): number => Math.min(500 * 2 ** failures, 15_000);
