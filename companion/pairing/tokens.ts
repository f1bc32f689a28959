import {createHash, timingSafeEqual} from 'node:crypto';
import type {User} from '../../shared/pairing/user.ts';
import type {Ids} from '../platform/ids.ts';
import type {State} from '../store/state-record.ts';

export type PairedUser = State['users'][number];

const day = 24 * 60 * 60 * 1000;
const idleFor = 90 * day;

/** What a browser keeps; the companion keeps its hash alone. */
export const newToken = (ids: Ids): string => Buffer.from(ids.bytes(32)).toString('base64url');

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Whose token this is. Every hash is compared, and each in constant time: how long it takes tells nothing. */
export function findByToken(users: readonly PairedUser[], token: string): PairedUser | undefined {
  const hash = hashOf(token);
  return users.filter((user) => sameHash(user.tokenHash, hash))[0];
}

export const sameHash = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** Users whose token still counts: gone after 90 days in which nobody used it. */
export const activeUsers = (users: readonly PairedUser[], now: number): PairedUser[] =>
  users.filter((user) => now - Date.parse(user.lastSeenAt ?? user.pairedAt) < idleFor);

export const publicUser = ({id, name, role}: PairedUser): User => ({id, name, role});
