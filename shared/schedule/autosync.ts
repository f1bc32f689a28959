import * as z from 'zod/mini';
import {frequencies} from './frequency.ts';

/** When Deerpath syncs by itself, and who hears of errors. */
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
export type AutosyncSettings = z.infer<typeof autosync>;
