import type {Ids} from '../platform/ids.ts';

const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const minute = 60 * 1000;
export const shortLived = 10 * minute;
/** An invitation travels to a colleague, who may be at lunch. */
export const invitationLife = 24 * 60 * minute;

/** A new pairing code such as `7KQ4-M2XD`. */
export function newCode(ids: Ids): string {
  const letters = Array.from({length: 8}, () => signs.charAt(ids.below(signs.length))).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** Five wrong codes, then nobody may try for a minute. One count for everyone: the companion has few callers. */
export function guessLimit() {
  let wrong = 0;
  let closedUntil = 0;
  return {
    /** Milliseconds to wait, 0 when one may try. */
    wait: (now: number): number => Math.max(0, closedUntil - now),
    wrong(now: number): void {
      wrong += 1;
      if (wrong < 5) return;
      wrong = 0;
      closedUntil = now + minute;
    },
    right(): void {
      wrong = 0;
    },
  };
}
