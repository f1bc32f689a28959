import type {LimitName} from './faults.ts';
import type {Answer} from './wire.ts';

export interface LimitSettings {
  /** Calls a minute and a day for one organisation, and calls in flight. */
  readonly minute: number;
  readonly day: number;
  readonly concurrent: number;
  /** Calls a minute of the whole app. */
  readonly appMinute: number;
}

export const xeroLimits: LimitSettings = {minute: 60, day: 5_000, concurrent: 5, appMinute: 10_000};

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export interface Limits {
  /** Lets a call in and counts it, or gives the 429. A refused call does not count. */
  enter(tenant: string): {answer: Answer} | {leave: () => void};
  /** The three headers that stand on every answer. */
  headers(tenant: string | undefined): Record<string, string>;
  refuse(which: LimitName, tenant: string, retryAfter?: number): Answer;
}

/**
 * Xero's four limits (Xero's documentation, “OAuth 2.0 API limits”): fixed windows that begin at another moment for each
 * organisation, so only `Retry-After` tells when the next begins. That header comes with `minute` and `day` alone.
 */
export function createLimits(now: () => number, settings: LimitSettings): Limits {
  const counts = new Map<string, {window: number; count: number}>();
  const inFlight = new Map<string, number>();

  const used = (key: string, length: number) => {
    const window = Math.floor((now() + offsetOf(key, length)) / length);
    const entry = counts.get(key);
    if (entry?.window === window) return entry;
    const fresh = {window, count: 0};
    counts.set(key, fresh);
    return fresh;
  };
  const minute = (tenant: string) => used(`minute ${tenant}`, MINUTE);
  const day = (tenant: string) => used(`day ${tenant}`, DAY);
  const app = () => used('app', MINUTE);
  const secondsLeft = (key: string, length: number) =>
    Math.ceil((length - ((now() + offsetOf(key, length)) % length)) / 1_000);

  const headers = (tenant: string | undefined) => ({
    ...(tenant === undefined
      ? {}
      : {
          'x-minlimit-remaining': String(Math.max(0, settings.minute - minute(tenant).count)),
          'x-daylimit-remaining': String(Math.max(0, settings.day - day(tenant).count)),
        }),
    'x-appminlimit-remaining': String(Math.max(0, settings.appMinute - app().count)),
  });

  const refuse = (which: LimitName, tenant: string, retryAfter?: number): Answer => {
    const seconds =
      retryAfter ??
      (which === 'minute'
        ? secondsLeft(`minute ${tenant}`, MINUTE)
        : which === 'day'
          ? secondsLeft(`day ${tenant}`, DAY)
          : undefined);
    return {
      status: 429,
      headers: {
        ...headers(tenant),
        'x-rate-limit-problem': which,
        ...(seconds === undefined ? {} : {'retry-after': String(seconds)}),
      },
      body: '',
    };
  };

  return {
    headers,
    refuse,
    enter(tenant) {
      const flying = inFlight.get(tenant) ?? 0;
      if (flying >= settings.concurrent) return {answer: refuse('concurrent', tenant)};
      if (day(tenant).count >= settings.day) return {answer: refuse('day', tenant)};
      if (minute(tenant).count >= settings.minute) return {answer: refuse('minute', tenant)};
      if (app().count >= settings.appMinute) return {answer: refuse('appminute', tenant)};
      minute(tenant).count += 1;
      day(tenant).count += 1;
      app().count += 1;
      inFlight.set(tenant, flying + 1);
      return {leave: () => void inFlight.set(tenant, (inFlight.get(tenant) ?? 1) - 1)};
    },
  };
}

/** Where in the window an organisation's own clock stands: different for each, the same in every run. */
function offsetOf(key: string, length: number): number {
  let hash = 7;
  for (const character of key) hash = (hash * 31 + character.charCodeAt(0)) % 1_000_003;
  return (hash * 977) % length;
}
