import type {Attempt, Transaction} from '../../shared/history/transaction.ts';

/** One row of the sample data, with what is the same for all left out; `ago` is minutes before now. */
export interface SampleRow extends Pick<Transaction, 'kind' | 'status'> {
  readonly number: string;
  readonly party: string;
  readonly amount: string | null;
  readonly ago: number;
  readonly notes?: readonly string[];
  readonly problem?: NonNullable<Transaction['problem']>;
  readonly skipped?: {readonly reason: string; readonly user: string};
}

/** A row as the companion would tell it; the newest first, so that their places can name them. */
export function transactionOf(row: SampleRow, place: number, now: Date): Transaction {
  const at = minutesBefore(now, row.ago);
  const id = guidOf(place);
  const isIn = row.status === 'Completed';
  return {
    id: `example-${place}`,
    kind: row.kind,
    status: row.status,
    dear: {id, documentId: id, number: row.number, party: row.party, url: 'https://inventory.dearsystems.com/'},
    xero: isIn ? {id, number: row.number, url: 'https://go.xero.com/'} : null,
    amount: row.amount === null ? null : {value: row.amount, currency: 'NZD'},
    notes: [...(row.notes ?? [])],
    problem: row.problem ?? null,
    skipped: row.skipped ? {...row.skipped, at} : null,
    attempts: row.status === 'Pending' ? 0 : 1,
    runId: 'example-run-1',
    requestedBy: null,
    createdAt: minutesBefore(now, row.ago + 2),
    updatedAt: at,
  };
}

/** The one try that such a row has behind it. */
export const attemptsOf = ({status, problem, skipped, updatedAt, runId}: Transaction): Attempt[] =>
  status === 'Pending'
    ? []
    : [
        {
          at: updatedAt,
          runId,
          outcome: status === 'Completed' ? 'completed' : status === 'Skipped' ? 'skipped' : 'failed',
          text:
            problem?.title ??
            (status === 'Completed' ? 'Xero accepted it.' : `Skipped by ${skipped?.user}: ${skipped?.reason}`),
          idempotencyKey: null,
          problem,
        },
      ];

export const minutesBefore = (now: Date, minutes: number): string =>
  new Date(now.getTime() - minutes * 60_000).toISOString();

const guidOf = (place: number): string => `00000000-0000-4000-8000-${String(place + 1).padStart(12, '0')}`;
