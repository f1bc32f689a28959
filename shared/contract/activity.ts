import * as z from 'zod/mini';
import {activityEntry} from '../activity/entry.ts';

export const activityAnswer = z.object({
  items: z.array(activityEntry),
  nextCursor: z.nullable(z.string()),
  /** How many entries match. */
  total: z.optional(z.int()),
  /** Everybody who stands in the report, for the filter. */
  users: z.array(z.string()),
});
export type ActivityAnswer = z.infer<typeof activityAnswer>;
