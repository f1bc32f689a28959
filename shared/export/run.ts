import * as z from 'zod/mini';
import {problem} from '../history/transaction.ts';

/** What a run works on. Ids are DEAR's guids, or a transaction's id. */
export const runScope = z.discriminatedUnion('kind', [
  z.object({kind: z.literal('all')}),
  z.object({kind: z.literal('sale'), id: z.guid()}),
  z.object({kind: z.literal('purchase'), id: z.guid()}),
  z.object({kind: z.literal('transaction'), id: z.string().check(z.minLength(1), z.maxLength(64))}),
]);
export type RunScope = z.infer<typeof runScope>;

export const runStates = ['waiting', 'running', 'finished', 'stopped', 'failed'] as const;
export type RunState = (typeof runStates)[number];

export const runTriggers = ['manual', 'auto', 'retry'] as const;

const runCounts = z.object({
  completed: z.int(),
  failed: z.int(),
  skipped: z.int(),
  unchanged: z.int(),
  pending: z.int(),
});
export type RunCounts = z.infer<typeof runCounts>;

export const run = z.object({
  id: z.string(),
  scope: runScope,
  trigger: z.enum(runTriggers),
  /** The user's name; null when nobody asked (autosync). */
  requestedBy: z.nullable(z.string()),
  startedAt: z.nullable(z.iso.datetime()),
  finishedAt: z.nullable(z.iso.datetime()),
  state: z.enum(runStates),
  outcome: z.nullable(z.enum(['nothing-authorised', 'not-in-this-company'])),
  progress: z.object({done: z.int(), total: z.nullable(z.int()), secondsLeft: z.nullable(z.int())}),
  counts: runCounts,
  problem: z.optional(problem),
  /** When a scheduled run was due; one that began clearly later makes up for a slot that was missed. */
  slot: z.optional(z.iso.datetime()),
  /** The name of who stopped it. */
  stoppedBy: z.optional(z.string()),
  /** True for a run that only looks and sends nothing. */
  preview: z.optional(z.boolean()),
  /** The causes it met, the most frequent first. */
  met: z.optional(z.array(z.object({code: z.string(), title: z.string(), count: z.int()}))),
});
export type Run = z.infer<typeof run>;

export const emptyCounts = (): RunCounts => ({completed: 0, failed: 0, skipped: 0, unchanged: 0, pending: 0});

/** finishedAt is set exactly in these. */
export const isOver = (state: RunState): boolean => state === 'finished' || state === 'stopped' || state === 'failed';
