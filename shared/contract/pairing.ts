import * as z from 'zod/mini';
import {roles, user} from '../pairing/user.ts';

export const pairRequest = z.object({
  code: z.string().check(z.minLength(1), z.maxLength(64)),
  name: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, 'Say who you are.'),
      z.maxLength(80),
      z.regex(/^\P{Cc}*$/u, 'A name is one line of text.'),
    ),
});
export const pairAnswer = z.object({token: z.string(), user, companion: z.object({key: z.string()})});

export const proofRequest = z.object({challenge: z.string().check(z.minLength(1), z.maxLength(512))});
export const proofAnswer = z.object({signature: z.string()});

export const invitationRequest = z.object({role: z.enum(roles)});
export const invitationAnswer = z.object({code: z.string(), expiresAt: z.iso.datetime()});

const pairedUser = z.extend(user, {pairedAt: z.iso.datetime(), lastSeenAt: z.nullable(z.iso.datetime())});
export const usersAnswer = z.object({items: z.array(pairedUser), nextCursor: z.optional(z.nullable(z.string()))});
export type UsersAnswer = z.infer<typeof usersAnswer>;
