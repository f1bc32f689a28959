import type {Transaction} from '../../shared/history/transaction.ts';
import {aFinishedRun, aProblem, aRun, aTransaction} from './contract-builders.ts';
import {formFacts} from './played-settings.ts';

/** ISO, so many minutes from now. */
export const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
export const lastRun = aFinishedRun({
  scope: {kind: 'all'},
  trigger: 'auto',
  requestedBy: null,
  startedAt: inMinutes(-49),
  finishedAt: inMinutes(-48),
  counts: {completed: 23, failed: 0, skipped: 0, unchanged: 4, pending: 0},
});
/** Under way, a third of it done. */
export const syncing = aRun({
  scope: {kind: 'all'},
  requestedBy: 'Front desk',
  startedAt: inMinutes(-1),
  progress: {done: 38, total: 120, secondsLeft: 110},
  counts: {completed: 34, failed: 1, skipped: 0, unchanged: 3, pending: 0},
});
/** Autosynchronisation is on, and its next slot is near. */
export const on = formFacts(
  {nextAutosyncAt: inMinutes(12)},
  {enabled: true, startDate: '2026-11-20', startTime: '06:00'},
);
/** Fourteen documents with three causes. */
export const failed = [
  ...Array.from({length: 12}, (_, index) =>
    failing(`BILL-02${30 + index}`, 'Account 630 is archived in Xero.', 'mapping.account-archived', 'bill'),
  ),
  failing('BILL-0219', 'Tax rule “GST on Imports” has no match.', 'mapping.tax-rule-unmatched', 'bill'),
  failing('INV-00119', 'INV-00119 is before Xero’s lock date.', 'mapping.before-lock-date', 'sale-invoice'),
];

function failing(number: string, title: string, code: string, kind: 'bill' | 'sale-invoice'): Transaction {
  return aTransaction({
    id: number,
    kind,
    status: 'Failed',
    xero: null,
    dear: {...aTransaction().dear, number},
    problem: aProblem({title, code}),
  });
}
