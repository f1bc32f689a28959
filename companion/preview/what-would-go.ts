import type {PreviewItem} from '../../shared/export/preview.ts';
import type {Operation} from '../store/ledger-records.ts';
import type {Row} from '../store/records.ts';

/** What each operation is to people, in a preview. */
const actions: readonly (readonly [RegExp, PreviewItem['action']])[] = [
  [/attachment/, 'attach'],
  [/allocation/, 'allocate'],
  [/^delete-/, 'void'],
  [/payment/, 'pay'],
  [/^put-/, 'create'],
  [/^update-/, 'update'],
];

/**
 * The rows of a rehearsal as what a sync would do, in the order in which it would. What is skipped or unchanged is nothing
 * that would go.
 *
 * @param operationOf what the rehearsal would have sent for a ledger entry; undefined where nothing would leave.
 */
export function whatWouldGo(
  rows: Iterable<Row>,
  operationOf: (entryId: string) => Operation | undefined,
  isVoided: (entryId: string) => boolean,
): PreviewItem[] {
  const items: PreviewItem[] = [];
  for (const {transaction, entryId} of rows) {
    const {kind, status, dear, amount, problem, notes, waitingFor} = transaction;
    if (status === 'Skipped') continue;
    const operation = entryId === null ? undefined : operationOf(entryId);
    const went = status === 'Completed' && operation !== undefined;
    const waits = status === 'Pending' && waitingFor ? [`W${waitingFor.slice(1)}.`] : [];
    items.push({
      document: {kind, id: dear.id, documentId: dear.documentId, number: dear.number, party: dear.party, url: dear.url},
      action: went
        ? entryId !== null && isVoided(entryId)
          ? 'void'
          : actionOf(operation)
        : status === 'Completed'
          ? 'adopt'
          : 'none',
      amount,
      problems: problem ? [problem] : [],
      notes: [...notes, ...waits],
    });
  }
  return items;
}

const actionOf = (operation: Operation): PreviewItem['action'] =>
  actions.find(([pattern]) => pattern.test(operation))?.[1] ?? 'update';
