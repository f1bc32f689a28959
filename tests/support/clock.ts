import type {Clock} from '../../companion/platform/clock.ts';

interface Sleeper {
  at: number;
  readonly wake: () => void;
}

/**
 * A clock that moves only when told to. `advance` wakes whoever is due, in order, each at its own time; `autoAdvance`
 * jumps by itself to the earliest sleeper as soon as everybody sleeps. Nobody ever waits for real.
 */
export class ObedientClock implements Clock {
  #now: number;
  #sleepers: Sleeper[] = [];
  /** Rises with every change, so that a watcher notices that something still moves. */
  #changes = 0;
  #onSleep: (() => void) | undefined;

  constructor(start: number | string = '2026-03-16T02:00:00Z') {
    this.#now = typeof start === 'string' ? Date.parse(start) : start;
  }

  now(): number {
    return this.#now;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        this.#changes += 1;
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const sleeper: Sleeper = {at: this.#now + Math.max(0, milliseconds), wake};
      // Equal times keep the order in which they fell asleep.
      const index = this.#sleepers.findIndex((other) => other.at > sleeper.at);
      this.#sleepers.splice(index < 0 ? this.#sleepers.length : index, 0, sleeper);
      this.#changes += 1;
      signal?.addEventListener('abort', wake, {once: true});
      this.#onSleep?.();
    });
  }

  /** How many wait, and until when at the earliest. */
  get waiting(): {count: number; nextAt: number | null} {
    return {count: this.#sleepers.length, nextAt: this.#sleepers[0]?.at ?? null};
  }

  /** Lets that much time pass. Between two sleepers there is room for what the first one starts, new sleeps included. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await turns(3);
    for (let next = this.#sleepers[0]; next && next.at <= end; next = this.#sleepers[0]) {
      this.#wakeAt(next);
      await turns(3);
    }
    this.#now = Math.max(this.#now, end);
    await turns(3);
  }

  /**
   * Sets the time without waking anybody: a machine whose clock was put right, or that slept. Put back, whoever sleeps has
   * as long to sleep as before: timers do not go by the clock on the wall.
   */
  set(time: number | string): void {
    const before = this.#now;
    this.#now = typeof time === 'string' ? Date.parse(time) : time;
    if (this.#now < before) for (const sleeper of this.#sleepers) sleeper.at -= before - this.#now;
    this.#changes += 1;
  }

  /**
   * From now on time jumps to the earliest sleeper whenever, for `quietTurns` macrotask turns on end, nothing was busy,
   * no file was being read or written and nobody fell asleep or woke. `busy` says what else is under way: requests on
   * real sockets, for one. Ends with `stop()`.
   */
  autoAdvance({busy = () => false, quietTurns = 12}: {busy?: () => boolean; quietTurns?: number} = {}): {stop(): void} {
    let stopped = false;
    const watch = async () => {
      let quiet = 0;
      let seen = -1;
      while (!stopped) {
        // Turning while nobody sleeps would only heat the machine.
        if (this.#sleepers.length === 0) await new Promise<void>((resolve) => (this.#onSleep = resolve));
        await turns(1);
        quiet = seen === this.#changes && !busy() && !filesAreBusy() ? quiet + 1 : 0;
        seen = this.#changes;
        const next = this.#sleepers[0];
        if (stopped || quiet < quietTurns || !next) continue;
        this.#wakeAt(next);
        quiet = 0;
      }
    };
    void watch();
    return {
      stop: () => {
        stopped = true;
        this.#onSleep?.();
        this.#onSleep = undefined;
      },
    };
  }

  #wakeAt(sleeper: Sleeper): void {
    this.#now = Math.max(this.#now, sleeper.at);
    sleeper.wake();
  }
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}

const filesAreBusy = (): boolean => process.getActiveResourcesInfo().some((name) => name.startsWith('FSReq'));
