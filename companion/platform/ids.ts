import {randomBytes, randomInt, randomUUID} from 'node:crypto';

/** Where ids, keys and codes come from; seeded in tests, so that a failing run can be replayed. */
export interface Ids {
  /** A new id, unique for ever. */
  next(): string;
  /** Random bytes for tokens, verifiers and states. */
  bytes(length: number): Uint8Array;
  /** 0 ≤ n < below, for jitter and codes. */
  below(limit: number): number;
}

export const systemIds: Ids = {
  next: () => randomUUID(),
  bytes: (length) => new Uint8Array(randomBytes(length)),
  below: (limit) => randomInt(limit),
};
