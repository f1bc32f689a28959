import type {Clock} from '../platform/clock.ts';
import {dayLimit} from './xero-trouble.ts';

/** What is left of Xero's calls of the day for one organisation. */
export interface DayBudget {
  /** Counts one call. Throws `Trouble` (standing, `xero.day-limit`, not processed) when none may be made. */
  spend(request: {urgent?: boolean | undefined}): void;
  /** Xero's `X-DayLimit-Remaining`; it wins over our count. */
  observe(remaining: number | undefined): void;
  /** Xero said that the day is over until then. */
  exhausted(until: number | undefined): void;
  budget(): {limit: number; remaining: number};
}

/** What is written down of a day, so that a restart forgets nothing; the beginning in milliseconds since 1970. */
export interface DayCount {
  readonly began: number;
  readonly limit: number;
  readonly remaining: number;
}

const DAY = 24 * 3_600_000;
/** Calls a day that Xero's plans allow; what an answer leaves is already less (Xero's documentation, API limits). */
const PLANS = [1000, 5000];
/** While nothing may be called, Xero's count is not heard either: one call in so many milliseconds asks for it. */
const ASK_AGAIN = 30 * 60_000;

/**
 * A tenth of the day's calls is kept for what people wait for. Xero does not say when its day begins; ours begins with
 * the first call after a day is over, and its word corrects it at every answer.
 */
export function createDayBudget({
  clock,
  perDay,
  kept,
  counted = () => {},
}: {
  clock: Clock;
  perDay: number;
  /** As it was when the companion last ended. */
  kept?: DayCount | undefined;
  /** Called with every change. */
  counted?: (count: DayCount) => void;
}): DayBudget {
  let limit = Math.max(1, perDay, kept?.limit ?? 0);
  // A larger limit may be set since: what was used of the day stays used.
  let remaining = Math.max(0, limit - (kept ? kept.limit - kept.remaining : 0));
  let began = kept?.began ?? Number.NEGATIVE_INFINITY;
  let closedUntil = Number.NEGATIVE_INFINITY;
  let closedByXero = false;
  let asked = Number.NEGATIVE_INFINITY;

  const tell = () => counted({began, limit, remaining});
  const isOver = (now: number) => now - began >= DAY || began > now;

  return {
    spend({urgent = false}) {
      const now = clock.now();
      if (isOver(now)) {
        began = now;
        remaining = limit;
      }
      if (closedByXero && now < closedUntil) throw dayLimit(closedUntil, now, false);
      if (closedByXero) {
        closedByXero = false;
        remaining = Math.max(remaining, 1);
        asked = Number.NEGATIVE_INFINITY;
      }
      const keep = urgent ? 0 : Math.ceil(limit / 10);
      if (remaining <= keep) {
        if (now - asked < ASK_AGAIN) throw dayLimit(undefined, now, remaining > 0);
        asked = now;
      }
      remaining = Math.max(0, remaining - 1);
      tell();
    },
    observe(said) {
      if (said === undefined) return;
      remaining = said;
      if (said > limit) limit = PLANS.find((calls) => calls >= said) ?? said;
      tell();
    },
    exhausted(until) {
      remaining = 0;
      tell();
      closedByXero = true;
      closedUntil = until ?? clock.now() + ASK_AGAIN;
    },
    budget: () => ({limit, remaining: isOver(clock.now()) && !closedByXero ? limit : remaining}),
  };
}
