import * as z from 'zod/mini';
import {run} from '../export/run.ts';
import {problem} from '../history/transaction.ts';

export const connectionStates = ['connected', 'disconnected', 'choose', 'failing'] as const;
export type ConnectionState = (typeof connectionStates)[number];

const tenant = z.object({tenantId: z.string(), name: z.string()});

const budget = z.object({limit: z.int(), remaining: z.int()});

export const status = z.object({
  version: z.string(),
  dear: z.object({
    state: z.enum(connectionStates),
    company: z.optional(z.string()),
    /** The company's own, as DEAR says it. */
    timeZone: z.optional(z.string()),
    problem: z.optional(problem),
    /** An administrator said that DEAR's own link to Xero is off: who, and when. */
    ownLinkOff: z.optional(z.object({user: z.string(), at: z.iso.datetime()})),
  }),
  xero: z.object({
    state: z.enum(connectionStates),
    organisation: z.optional(z.string()),
    reconnectBy: z.optional(z.iso.datetime()),
    problem: z.optional(problem),
    /** The organisations to choose from while `state` is `choose`. */
    choices: z.optional(z.array(tenant)),
  }),
  run: z.nullable(run),
  lastRun: z.nullable(run),
  nextAutosyncAt: z.nullable(z.iso.datetime()),
  pending: z.int(),
  problems: z.int(),
  /** What keeps everything waiting until somebody acts; `problems` counts them with the Failed transactions. */
  standing: z.array(problem),
  /** Open causes: what the bell and the Notifications tab count. */
  notifications: z.optional(z.int()),
  /** Whether the companion can send e-mail. */
  mail: z.optional(z.boolean()),
  budget: z.object({xeroMinute: budget, xeroDay: budget, dearMinute: budget}),
  /** Who asks, so that the browser knows what it may offer. */
  you: z.optional(z.object({name: z.string(), role: z.string()})),
});
export type Status = z.infer<typeof status>;

export const health = z.object({status: z.literal('ok'), version: z.string()});
