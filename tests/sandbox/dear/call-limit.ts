import type {Clock} from '../../../companion/platform/clock.ts';

const WINDOW = 60_000;

/** So many calls within any 60 seconds for each application key. Refused calls do not count. */
export function createCallLimit(clock: Clock, callsPerMinute: number): {admits(key: string): boolean} {
  const windows = new Map<string, number[]>();
  return {
    admits(key) {
      const now = clock.now();
      const recent = (windows.get(key) ?? []).filter((at) => at > now - WINDOW);
      windows.set(key, recent);
      if (recent.length >= callsPerMinute) return false;
      recent.push(now);
      return true;
    },
  };
}
