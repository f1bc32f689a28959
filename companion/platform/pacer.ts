import type {Clock} from './clock.ts';
import {problemOf, Trouble} from './trouble.ts';

const MINUTE = 60_000;
/** A call is counted as arrived when its answer is there, or this long after it left. */
const ARRIVAL = 2_000;

export interface Pacer {
  /** Waits for a place. Rejects with a passing `Trouble` (`call.stopped`, not processed) when the signal aborts the wait. */
  take(request?: {urgent?: boolean; signal?: AbortSignal | undefined}): Promise<Place>;
  /** Nothing starts before this time: a `Retry-After`. */
  slowDown(until: number): void;
  budget(): {limit: number; remaining: number};
}

/** The right to make one call now. */
export interface Place {
  /** What the answer's headers said of the limit. */
  observe(word: {limit?: number | undefined; remaining?: number | undefined}): void;
  /** The call is over. */
  done(): void;
}

interface Started {
  at: number;
  end: number | null;
  /** What we thought was left after it, and what the server had corrected by then. */
  left: number;
  corrected: number;
  overlap: number;
  serial: number;
}

interface Waiting {
  start(place: Place): void;
}

/**
 * Lets at most `perMinute` calls start in any minute and `spareMs`, however unevenly they arrive there (a strict sliding
 * window), at most `atOnce` at the same time, urgent ones first, else in the order they came. Where the server says that
 * less is left than we counted, it is right. `startSlowly` spreads the first minute evenly: what a killed process used of
 * the minute is not known.
 */
export function createPacer(rules: {
  clock: Clock;
  perMinute: number;
  spareMs?: number;
  startSlowly?: boolean;
  atOnce?: number;
}): Pacer {
  const {clock, spareMs = 500, atOnce = Number.POSITIVE_INFINITY} = rules;
  const slowUntil = rules.startSlowly ? clock.now() + MINUTE : Number.NEGATIVE_INFINITY;
  const queues: {urgent: Waiting[]; usual: Waiting[]} = {urgent: [], usual: []};
  let limit = Math.max(1, rules.perMinute);
  let started: Started[] = [];
  let notBefore = Number.NEGATIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let running = 0;
  let serial = 0;
  let corrected = 0;
  let pumping = false;
  let wake = () => {};

  const endOf = (call: Started) => Math.min(call.end ?? Number.POSITIVE_INFINITY, call.at + ARRIVAL) + MINUTE + spareMs;

  function forgetOld(now: number) {
    // A clock that was set back must not hold calls up for longer than a minute.
    for (const call of started) if (call.at > now) Object.assign(call, {at: now, end: call.end === null ? null : now});
    if (last > now) last = now;
    started = started.filter((call) => endOf(call) > now);
  }

  function waitNeeded(now: number): number {
    forgetOld(now);
    if (running >= atOnce) return Number.POSITIVE_INFINITY;
    const waits = [notBefore - now];
    if (now < slowUntil) waits.push(last + MINUTE / limit - now);
    const over = started.length - limit;
    if (over >= 0) {
      const ends = started.map(endOf).sort((a, b) => a - b);
      waits.push((ends[over] ?? now) - now);
    }
    return Math.max(0, ...waits);
  }

  function place(now: number): Place {
    const call: Started = {at: now, end: null, left: 0, corrected, overlap: running, serial: ++serial};
    started.push(call);
    call.left = limit - started.length;
    last = now;
    running += 1;
    return {
      observe({limit: said, remaining}) {
        if (said !== undefined && said > 0) limit = said;
        if (remaining === undefined) return;
        const overlap = call.overlap + (serial - call.serial);
        const missing = Math.min(limit, call.left) - (corrected - call.corrected) - Math.max(0, remaining);
        // Calls that ran beside this one may have arrived in another order: a difference of their number says nothing.
        if (missing <= overlap) return;
        corrected += missing;
        const at = clock.now();
        for (let n = 0; n < missing; n += 1) started.push({...call, at, end: at});
      },
      done() {
        if (call.end !== null) return;
        call.end = clock.now();
        running -= 1;
        wake();
      },
    };
  }

  async function pump() {
    if (pumping) return;
    pumping = true;
    while (queues.urgent.length + queues.usual.length > 0) {
      const now = clock.now();
      const wait = waitNeeded(now);
      if (wait <= 0) {
        (queues.urgent.shift() ?? queues.usual.shift())?.start(place(now));
        continue;
      }
      const woken = new AbortController();
      wake = () => woken.abort();
      await (wait === Number.POSITIVE_INFINITY ? aborted(woken.signal) : clock.sleep(wait, woken.signal));
    }
    pumping = false;
  }

  return {
    take({urgent = false, signal} = {}) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(stopped());
        const queue = urgent ? queues.urgent : queues.usual;
        const leave = () => {
          queue.splice(queue.indexOf(waiting), 1);
          wake();
          reject(stopped());
        };
        const waiting: Waiting = {
          start(granted) {
            signal?.removeEventListener('abort', leave);
            resolve(granted);
          },
        };
        signal?.addEventListener('abort', leave, {once: true});
        queue.push(waiting);
        void pump();
      });
    },
    slowDown(until) {
      notBefore = Math.max(notBefore, until);
    },
    budget() {
      forgetOld(clock.now());
      return {limit, remaining: Math.max(0, limit - started.length)};
    },
  };
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), {once: true}));

/** A wait that someone cut short: nothing was sent. */
const stopped = () =>
  new Trouble(
    'passing',
    problemOf('call.stopped', 'The run was stopped.', 'The call had not left yet.', 'Sync again when you like.'),
    {effect: 'not-processed'},
  );
