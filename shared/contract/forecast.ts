import * as z from 'zod/mini';

/** The switches that first say what turning them on takes. */
export const forecastSwitches = [
  'exportAttachments',
  'exportPurchaseOrders',
  'exportPayments',
  'exportJournals',
] as const;
export type ForecastSwitch = (typeof forecastSwitches)[number];

export const forecastQuery = z.object({switch: z.enum(forecastSwitches)});

/**
 * `GET /api/settings/forecast?switch=`: what the next sync would take to Xero if the switch were on, told from what was
 * read before. `documents` are sales and purchases; `items` the files, orders or payments of them.
 */
export const forecast = z.object({
  switch: z.enum(forecastSwitches),
  documents: z.int(),
  items: z.int(),
  calls: z.object({dear: z.int(), xero: z.int()}),
  minutes: z.int(),
  /** Days that Xero's daily budget makes of it; 1 when it fits into one. */
  days: z.int(),
});
export type Forecast = z.infer<typeof forecast>;
