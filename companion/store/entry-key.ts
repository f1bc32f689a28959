import {hash} from 'node:crypto';

/** How many bits of the hash a number holds. */
const KEY_BITS = 53;

/** A short stand-in for an id: the first bits of its SHA-256, as a whole number. Two ids may share one, once in a blue moon. */
export function keyOf(id: string): number {
  const digits = hash('sha256', id); // reading them is quicker than a buffer is made
  return Number.parseInt(digits.slice(0, 8), 16) * 2 ** 21 + (Number.parseInt(digits.slice(8, 16), 16) >>> 11);
}

/** Whether the key begins with these bits, written as 0 and 1. */
export const beginsWith = (key: number, bits: string): boolean =>
  Math.floor(key / 2 ** (KEY_BITS - bits.length)) === Number.parseInt(bits, 2);

/** As 0 and 1, the first bit first. */
export const bitsOf = (key: number): string => key.toString(2).padStart(KEY_BITS, '0');
