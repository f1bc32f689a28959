import type {Attempt, Transaction} from '../../../shared/history/transaction.ts';
import {isSkipped, step} from '../../ledger/entry.ts';
import type {WritePoint} from '../../platform/failpoints.ts';
import type {LedgerEntry} from '../../store/ledger-records.ts';
import type {Row} from '../../store/records.ts';
import {commitAndTell, type ExportContext} from '../context.ts';
import {withOutcome} from '../rows.ts';

/** What is to stand in ledger and history; what is left out stays as it is. */
export interface Decision {
  readonly state: LedgerEntry['state'] | 'as it is';
  readonly facts?: Parameters<typeof step>[3];
  readonly row: Partial<Transaction>;
  /** For the timeline; null where nothing was tried yet. */
  readonly attempt: Pick<Attempt, 'outcome' | 'text' | 'problem'> | null;
}

/**
 * Writes a decision on a document that needed no call of its own. Nothing is written when a person skipped it meanwhile, or
 * when its entry is no longer the `version` that was decided on.
 */
export async function decideOn(
  context: ExportContext,
  {entryId, version}: {entryId: string; version: number},
  point: WritePoint,
  decide: (found: {entry: LedgerEntry; row: Row}) => Decision,
): Promise<void> {
  await commitAndTell(context, point, (changes) => {
    const entry = changes.get('ledger', entryId);
    const row = entry?.rowId ? changes.get('rows', entry.rowId) : undefined;
    if (!entry || !row || entry.version !== version || isSkipped(changes, entry)) return;
    const now = context.clock.now();
    const {state, facts, row: change, attempt} = decide({entry, row});
    if (state !== 'as it is') changes.put('ledger', step(entry, state, now, facts));
    const full = attempt && {...attempt, runId: context.work.id, idempotencyKey: null};
    changes.put('rows', withOutcome(row, change, full, now));
  });
}
