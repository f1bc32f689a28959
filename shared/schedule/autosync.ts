import * as z from 'zod/mini';

const frequencies = ['15m', '30m', '1h', '2h', '4h', '6h', '12h', '1d', '1w'] as const;

/** When Deerpath syncs by itself. Enabling it is the work of a later version; its settings are kept already. */
export const autosync = z.object({
  enabled: z.boolean(),
  startDate: z.nullable(z.iso.date()),
  startTime: z.nullable(z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time is written HH:MM.'))),
  timeZone: z.nullable(z.string()),
  frequency: z.enum(frequencies),
  alert: z.object({
    type: z.enum(['internal', 'email']),
    mailingListIds: z.array(z.string()),
    addresses: z.array(z.email()),
  }),
});
