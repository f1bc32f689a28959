import * as z from 'zod';
import {activityEntry} from '../../shared/activity/entry.ts';
import {notification} from '../../shared/alerts/notification.ts';
import {run} from '../../shared/export/run.ts';
import {attempt, problem, transaction} from '../../shared/history/transaction.ts';
import {ledgerEntry, send} from './ledger-records.ts';
import {master} from './master-record.ts';

/** A history row with its timeline. */
const row = z.object({
  id: z.string(),
  transaction,
  attempts: z.array(attempt),
  /** The ledger entry it speaks of. */
  entryId: z.string().nullable(),
});
export type Row = z.infer<typeof row>;

const runRecord = z.object({id: z.string(), run});
export type RunRecord = z.infer<typeof runRecord>;

/** A cause that people are told of; who put it away, by user id. */
const notice = z.object({
  id: z.string(),
  /** The same for the same problem when it comes again: each time it opens is a notice of its own. */
  key: z.string(),
  notification,
  dismissed: z.record(z.string(), z.iso.datetime()),
  /** When it opened, or a document last joined it. */
  grownAt: z.iso.datetime(),
  /** When a mail last told of it; null while none did. */
  mailedAt: z.iso.datetime().nullable(),
});
export type Notice = z.infer<typeof notice>;

/** A mail on its way: written down before it is handed over, gone when everybody has it. */
const mail = z.object({
  id: z.string(),
  createdAt: z.iso.datetime(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  /** Whose mail server has taken it. */
  delivered: z.array(z.string()),
  tries: z.int(),
  nextTryAt: z.iso.datetime(),
  /** Why it did not go at the last try. */
  problem: z.nullable(problem),
});
export type Mail = z.infer<typeof mail>;

/** What lies in collections, split into files; `order` says how. */
export const collections = {
  masters: {schema: master, split: 'hash'},
  ledger: {schema: ledgerEntry, split: 'hash'},
  sends: {schema: send, split: 'hash'},
  rows: {schema: row, split: 'time'},
  runs: {schema: runRecord, split: 'time'},
  activity: {schema: z.object({...activityEntry.shape}), split: 'time'},
  notices: {schema: notice, split: 'hash'},
  mails: {schema: mail, split: 'hash'},
} as const;
export type Collections = {[Name in keyof typeof collections]: z.infer<(typeof collections)[Name]['schema']>};
export type CollectionName = keyof Collections;
