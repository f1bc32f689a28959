import * as z from 'zod/mini';

/** `GET /api/transactions/days?from=&to=`: completed and failed a day, by the company's own calendar, oldest first. */
export const daysAnswer = z.object({
  timeZone: z.string(),
  items: z.array(z.object({day: z.iso.date(), completed: z.int(), failed: z.int()})),
});
export type DaysAnswer = z.infer<typeof daysAnswer>;
