import * as z from 'zod/mini';
import {documentKinds} from '../documents/kinds.ts';
import {connectionStates} from './status.ts';

export const dearKeys = z.object({
  accountId: z
    .string()
    .check(z.trim(), z.minLength(1, 'DEAR shows the account ID under Integrations > API.'), z.maxLength(200)),
  applicationKey: z
    .string()
    .check(z.trim(), z.minLength(1, 'DEAR shows the key under Integrations > API.'), z.maxLength(200)),
});
export const dearConnection = z.object({state: z.enum(connectionStates), company: z.string()});

/** Whether DEAR's own link to Xero is off; with both at work every document would be in Xero twice. */
export const ownLink = z.object({off: z.boolean()});

export const xeroLogin = z.object({authorizeUrl: z.string()});
export const tenantChoice = z.object({
  tenantId: z.string().check(z.minLength(1), z.maxLength(100)),
  confirm: z.optional(z.boolean()),
});
export const xeroConnection = z.object({state: z.enum(connectionStates), organisation: z.optional(z.string())});

/** Xero's ACTIVE accounts and tax rates, and DEAR's own codes and rules beside them for the mapping pickers. */
export const xeroChoices = z.object({
  accounts: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      type: z.string(),
      class: z.nullable(z.string()),
      systemAccount: z.nullable(z.string()),
      enablePayments: z.boolean(),
    }),
  ),
  taxRates: z.array(z.object({taxType: z.string(), name: z.string(), rate: z.string()})),
  organisation: z.object({
    name: z.string(),
    baseCurrency: z.string(),
    shortCode: z.nullable(z.string()),
    periodLockDate: z.nullable(z.iso.date()),
    endOfYearLockDate: z.nullable(z.iso.date()),
  }),
});
export type XeroChoicesAnswer = z.infer<typeof xeroChoices>;

/** How many documents wait for a choice, and of which kind where they are of one; absent where none waits. */
const waiting = z.optional(z.object({count: z.int(), kind: z.nullable(z.enum(documentKinds))}));

/** DEAR's own side of the pickers. */
export const dearChoices = z.object({
  taxRules: z.array(
    z.object({name: z.string(), percent: z.string(), forSales: z.boolean(), forPurchases: z.boolean(), waiting}),
  ),
  accounts: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      class: z.nullable(z.string()),
      type: z.string(),
      /** Payments come to it or go from it; so they do with every account of type BANK. */
      forPayments: z.boolean(),
      waiting,
    }),
  ),
});
export type DearChoicesAnswer = z.infer<typeof dearChoices>;

/** What a first sync from some day on would take, told from DEAR's lists. */
export const dearDocuments = z.object({
  /** Sales and purchases that may hold an authorised invoice or bill dated on that day or later. */
  sales: z.number(),
  purchases: z.number(),
  /** Calls of DEAR's it takes, and the minutes they take at DEAR's pace. */
  calls: z.number(),
  minutes: z.number(),
});
export type DearDocuments = z.infer<typeof dearDocuments>;
