import {fromCents} from '../../shared/money/cents.ts';
import type {Problem} from '../../shared/result.ts';
import {withOutcome} from '../export/rows.ts';
import {problemOf} from '../platform/trouble.ts';
import type {Send} from '../store/ledger-records.ts';
import type {Row} from '../store/records.ts';
import type {Changes} from '../store/store.ts';
import type {XeroContact, XeroInvoice} from '../xero/xero.ts';
import {seenIn} from './as-in-xero.ts';
import {step} from './entry.ts';
import {xeroPlace} from './xero-place.ts';

/** What Xero says of the sums of what it has. */
export type XeroSums = Pick<XeroInvoice, 'total' | 'totalTax'> &
  Partial<
    Pick<XeroInvoice, 'status' | 'number' | 'date' | 'dueDate' | 'reference' | 'contactId' | 'lines' | 'updatedAt'>
  >;

/** What became of one element of a send. */
export type Outcome =
  | {
      readonly kind: 'saved';
      readonly xeroId: string;
      readonly xeroNumber: string;
      readonly answer: XeroSums | null;
      readonly warnings: readonly string[];
    }
  /** There already: ours from a lost answer, or equal and taken over. */
  | {
      readonly kind: 'found';
      readonly xeroId: string;
      readonly xeroNumber: string;
      readonly answer: XeroSums | null;
      readonly adopted: boolean;
    }
  | {readonly kind: 'refused'; readonly problem: Problem}
  /** Certainly not processed: waits for a better moment, or goes again in smaller parts. */
  | {readonly kind: 'waiting'; readonly problem: Problem; readonly split?: boolean}
  /** Nobody knows; looked up before anything else happens. */
  | {readonly kind: 'unknown'; readonly problem: Problem | null};

/**
 * Writes one outcome to ledger and history; the last settled entry of a send takes the send along. Works from what is
 * stored alone, so that it serves a running export and the recovery after a crash alike.
 */
export function settle(
  changes: Changes,
  facts: {send: Send; entryId: string; outcome: Outcome; runId: string | null; now: number},
): void {
  const {send, entryId, outcome, now} = facts;
  const entry = changes.get('ledger', entryId);
  if (!entry || entry.sendId !== send.id) return;
  const expected = send.expected[send.entryIds.indexOf(entryId)];
  const row = entry.rowId ? changes.get('rows', entry.rowId) : undefined;
  const put = (next: Row | undefined) => next && changes.put('rows', next);
  const timeline = {runId: facts.runId, idempotencyKey: send.idempotencyKey};

  switch (outcome.kind) {
    case 'saved':
    case 'found': {
      const difference = outcome.answer && expected ? totalsDifference(expected, outcome.answer) : null;
      const adopted = outcome.kind === 'found' && outcome.adopted;
      changes.put(
        'ledger',
        step(entry, 'accepted', now, {
          // Without an accepted fingerprint the next comparison sees a difference, and corrects it.
          acceptedFingerprint: difference ? null : entry.fingerprint,
          ...(difference || entry.source === undefined ? {} : {acceptedSource: entry.source}),
          xeroId: outcome.xeroId,
          xeroNumber: outcome.xeroNumber,
          adopted: adopted || (entry.adopted && outcome.kind === 'found'),
          sendId: null,
          ...(outcome.answer ? {asInXero: seenIn(outcome.answer)} : {}),
          changedThere: null,
        }),
      );
      if (!row) break;
      const notes = [...row.transaction.notes, ...(outcome.kind === 'saved' ? outcome.warnings : [])];
      if (adopted)
        notes.push('It was in Xero already, equal in contact, date, currency and total, and was taken over.');
      put(
        withOutcome(
          row,
          {
            status: difference ? 'Pending' : 'Completed',
            xero: xeroPlace(expected?.type ?? 'ACCREC', {
              id: outcome.xeroId,
              number: outcome.xeroNumber,
              on: expected?.on,
            }),
            problem: difference,
            notes,
          },
          difference
            ? {...timeline, outcome: 'waited', text: difference.title, problem: difference}
            : {
                ...timeline,
                outcome: outcome.kind === 'saved' ? 'completed' : 'found',
                text: outcome.kind === 'saved' ? 'Xero accepted it.' : 'Found in Xero.',
                problem: null,
              },
          now,
        ),
      );
      break;
    }
    case 'refused':
      changes.put('ledger', step(entry, entry.xeroId ? 'accepted' : 'refused', now, {sendId: null}));
      if (row) {
        put(
          withOutcome(
            row,
            {status: 'Failed', problem: outcome.problem},
            {...timeline, outcome: 'failed', text: outcome.problem.title, problem: outcome.problem},
            now,
          ),
        );
      }
      break;
    case 'waiting':
      // Tried before without an answer: still unknown, whatever this try says.
      changes.put(
        'ledger',
        send.tries > 1
          ? step(entry, 'unknown', now)
          : step(entry, entry.xeroId ? 'accepted' : 'planned', now, {sendId: null}),
      );
      if (row && !outcome.split) {
        put(
          withOutcome(
            row,
            {status: 'Pending', problem: outcome.problem},
            {...timeline, outcome: 'waited', text: outcome.problem.title, problem: outcome.problem},
            now,
          ),
        );
      }
      break;
    case 'unknown':
      changes.put('ledger', step(entry, 'unknown', now));
      if (row && outcome.problem) {
        put(
          withOutcome(
            row,
            {status: 'Pending', problem: outcome.problem},
            {...timeline, outcome: 'unknown', text: outcome.problem.title, problem: outcome.problem},
            now,
          ),
        );
      }
      break;
  }
  if (!openEntries(changes, send).length) changes.remove('sends', send.id);
}

/** Entries of a send whose fate is still open. */
export const openEntries = (changes: Pick<Changes, 'get'>, send: Send): string[] =>
  send.entryIds.filter((id) => {
    const entry = changes.get('ledger', id);
    return entry?.sendId === send.id && (entry.state === 'sending' || entry.state === 'unknown');
  });

/** Null when Xero's answer has DEAR's totals, or has none to compare. */
export function totalsDifference(expected: Send['expected'][number], answer: XeroSums): Problem | null {
  if (expected.total === null || expected.totalTax === null) return null;
  const total = answer.total ?? expected.total;
  const tax = answer.totalTax ?? expected.totalTax;
  if (total === expected.total && tax === expected.totalTax) return null;
  const difference = total !== expected.total ? Math.abs(total - expected.total) : Math.abs(tax - expected.totalTax);
  return problemOf(
    'xero.totals-differ',
    `The totals differ by ${fromCents(difference)}.`,
    `DEAR says ${fromCents(expected.total)} with ${fromCents(expected.totalTax)} of tax, Xero says ${fromCents(total)} with ${fromCents(tax)}.`,
    'Look at the tax rates of its lines in Xero. Then retry.',
  );
}

/** A saved contact of an answer as an outcome. */
export const savedContact = (record: XeroContact): Outcome =>
  record.id
    ? {kind: 'saved', xeroId: record.id, xeroNumber: record.number, answer: null, warnings: []}
    : {kind: 'unknown', problem: null};
