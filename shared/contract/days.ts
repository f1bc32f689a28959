import * as z from 'zod/mini';

/**
 * `GET /api/transactions/days?from=&to=`: of what came up on a day (as the list's `from` and `to` have it), how much is
 * completed and how much failed; by the company's own calendar, oldest first, every day of the span.
 */
export const daysAnswer = z.object({
  timeZone: z.string(),
  items: z.array(z.object({day: z.iso.date(), completed: z.int(), failed: z.int()})),
});
export type DaysAnswer = z.infer<typeof daysAnswer>;
