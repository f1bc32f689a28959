import * as z from 'zod/mini';
import {preview} from '../export/preview.ts';
import {run, runScope} from '../export/run.ts';

export const runRequest = z.object({scope: runScope, preview: z.optional(z.boolean())});
export const runAnswer = z.object({run});
export const runsAnswer = z.object({
  items: z.array(run),
  nextCursor: z.nullable(z.string()),
  /** Everybody who ever asked for a run, for the filter. */
  users: z.optional(z.array(z.string())),
});
export type RunsAnswer = z.infer<typeof runsAnswer>;
export const previewAnswer = preview;
