import * as z from 'zod';
import {standingProblem} from '../../shared/alerts/standing.ts';
import {settings} from '../../shared/contract/settings.ts';
import {problem} from '../../shared/history/transaction.ts';
import {user} from '../../shared/pairing/user.ts';

/** Everything small: one file, `state.json`. Secrets in it are sealed text (`store/secrets.ts`). */
export const state = z.object({
  settings,
  /** Whether an administrator ever set the switch for payments; absent until then. */
  paymentsDecided: z.boolean().optional(),
  /** Rises with every change of settings; the ETag. */
  settingsRevision: z.int(),
  users: z.array(
    z.object({
      ...user.shape,
      /** SHA-256 of the token, hex; the token itself is nowhere here. */
      tokenHash: z.string(),
      pairedAt: z.iso.datetime(),
      lastSeenAt: z.iso.datetime().nullable(),
    }),
  ),
  /** Pairing codes that still count: hash, role, end. The one on the console is here too. */
  codes: z.array(z.object({hash: z.string(), role: z.enum(['admin', 'staff']), expiresAt: z.iso.datetime()})),
  /** Ed25519: public as SPKI base64, private sealed PKCS8. Null until the first start made it. */
  companionKey: z.object({public: z.string(), sealedPrivate: z.string()}).nullable(),
  dear: z
    .object({
      /** Sealed. */
      accountId: z.string(),
      applicationKey: z.string(),
      /** SHA-256 of the account id: part of every ledger key. */
      account: z.string(),
      company: z.string(),
      currency: z.string(),
      timeZone: z.string(),
      /** The first day that is open in DEAR, null where nothing is locked, and when that was read. */
      lockDate: z.iso.date().nullable().optional(),
      companyReadAt: z.iso.datetime().optional(),
      connectedAt: z.iso.datetime(),
      problem: z.nullable(problem),
      /** Who said that DEAR's own link to Xero is off. */
      ownLinkOff: z.object({user: z.string(), at: z.iso.datetime()}).optional(),
    })
    .nullable(),
  xero: z
    .object({
      /** Sealed JSON of {accessToken, refreshToken, expiresAt, previousRefreshToken, rotatedAt}. Null once logged out. */
      tokens: z.string().nullable(),
      /** Organisations of the consent. */
      tenants: z.array(z.object({tenantId: z.string(), connectionId: z.string(), name: z.string()})),
      tenantId: z.string().nullable(),
      organisation: z.string().nullable(),
      /** When the consent was given, and when the refresh token dies if nothing uses it. */
      connectedAt: z.iso.datetime(),
      reconnectBy: z.iso.datetime().nullable(),
      problem: z.nullable(problem),
    })
    .nullable(),
  /** What is left of Xero's calls of the day, up to a few; absent before the first call (`xero/day-budget.ts`). */
  xeroDay: z.object({began: z.iso.datetime(), limit: z.int(), remaining: z.int()}).optional(),
  /** Documents with DEAR's numbers came into Xero beside us: DEAR's own link seems to be on. */
  nativeLink: z.nullable(problem).optional(),
  /** How far autosynchronisation is; null while it is off. */
  autosync: z
    .object({
      /** Start, zone and frequency as one text: with another schedule everything here begins anew. */
      schedule: z.string(),
      /** Slots up to this instant are dealt with. */
      handled: z.iso.datetime(),
      /** The run that the last slot led to. */
      runId: z.string().nullable(),
      /** What the schedule met, for as long as it lasts. */
      problems: z.array(z.object({...standingProblem.shape})),
    })
    .nullable()
    .optional(),
  /** What alerts remember beside their notices; absent until the first start that knew of them. */
  alerts: z
    .object({
      /** The version that ran last: an update is told of. */
      version: z.string(),
      /** The end of the last sync by itself whose problems were looked at for a mail. */
      mailedRunAt: z.iso.datetime().nullable(),
      /** A mail told of trouble, and none yet that all is well again. */
      troubleMailed: z.boolean(),
    })
    .optional(),
  /** Ledger entries of documents that people changed in Xero, the newest first. */
  changedInXero: z.array(z.string()).optional(),
  /** Per DEAR account and list: the stamp (ISO UTC) up to which the list was read, all pages. */
  cursors: z.record(z.string(), z.string()),
});
export type State = z.infer<typeof state>;
