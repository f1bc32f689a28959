import * as z from 'zod/mini';

export const roles = ['admin', 'staff'] as const;
export type Role = (typeof roles)[number];

export const user = z.object({id: z.string(), name: z.string(), role: z.enum(roles)});
export type User = z.infer<typeof user>;
