/** How often Deerpath may sync by itself, the shortest first. */
export const frequencies = ['15m', '30m', '1h', '2h', '4h', '6h', '12h', '1d', '1w'] as const;
export type Frequency = (typeof frequencies)[number];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const lengthOf = {m: MINUTE, h: HOUR, d: 24 * HOUR, w: 7 * 24 * HOUR} as const;

/** Milliseconds between two slots, by a clock that no daylight saving moves. */
export function lengthOfFrequency(frequency: Frequency): number {
  return Number.parseInt(frequency, 10) * lengthOf[frequency.slice(-1) as keyof typeof lengthOf];
}

/** Up to an hour slots are so much time apart; beyond it they hold to the clock on the company's wall. */
export const followsWallClock = (frequency: Frequency): boolean => lengthOfFrequency(frequency) > HOUR;
