import * as z from 'zod/mini';
import {autosync} from '../schedule/autosync.ts';

const codes = z.record(
  z.string().check(z.minLength(1), z.maxLength(200)),
  z.string().check(z.minLength(1), z.maxLength(200)),
);
const accountCode = z.nullable(z.string().check(z.minLength(1), z.maxLength(50)));

export const settings = z.object({
  exportAttachments: z.boolean(),
  attachmentDays: z.int().check(z.minimum(1), z.maximum(365)),
  exportPurchaseOrders: z.boolean(),
  exportPayments: z.boolean(),
  exportJournals: z.boolean(),
  documentStatus: z.enum(['AUTHORISED', 'DRAFT']),
  ignoreBefore: z.nullable(z.iso.date()),
  lockedDocuments: z.enum(['fail', 'draft', 'next-day']),
  autosync,
  mailingLists: z.array(
    z.object({
      id: z.string().check(z.minLength(1), z.maxLength(64)),
      name: z.string().check(z.minLength(1), z.maxLength(80)),
      addresses: z.array(z.email()),
    }),
  ),
  mapping: z.object({
    taxRules: codes,
    accounts: codes,
    bankAccounts: codes,
    defaultSalesAccount: accountCode,
    defaultPurchaseAccount: accountCode,
    roundingAccount: accountCode,
  }),
});
export type Settings = z.infer<typeof settings>;
export type MappingSettings = Settings['mapping'];
