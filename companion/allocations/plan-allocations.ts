import {createHash} from 'node:crypto';
import type {DearDocument} from '../../shared/documents/dear-document.ts';
import type {DearMaster} from '../dear/dear.ts';
import type {ExportContext} from '../export/context.ts';
import {awaits, type Desk, isAsXeroHasIt, willGo} from '../export/plan/desk.ts';
import {isWanted} from '../export/plan/plan-withdrawn.ts';
import type {RowDocument} from '../export/rows.ts';
import type {PartPlan} from '../export/stages/stage.ts';
import {newEntry} from '../ledger/entry.ts';
import {documentKey} from '../ledger/keys.ts';
import {xeroTypeOf} from '../mapping/xero-types.ts';
import {isInXero, isStillToChange} from '../payments/money-on.ts';
import type {LedgerEntry} from '../store/ledger-records.ts';
import type {Changes} from '../store/store.ts';
import {type Credited, findCredited} from './find-credited.ts';

/** Credit that is to be used on the invoice it was given for. */
export interface AllocationWork {
  readonly entryId: string;
  /** Of the ledger entry as planned. */
  readonly version: number;
  readonly fingerprint: string;
  readonly note: DearDocument;
  readonly credited: Credited;
  /** Both documents in Xero. */
  readonly from: InXero;
  readonly to: InXero;
}

interface InXero {
  readonly id: string;
  readonly type: string;
  readonly number: string;
}

export interface AllocationPlan extends PartPlan {
  readonly work: readonly AllocationWork[];
}

/**
 * Plans the allocations of one sale's or purchase's credit notes within a commit: each to the invoice that it credits, once
 * both are in Xero. Notes that stand alone and name no invoice keep their credit.
 *
 * @param only the ledger entry of a single allocation, when a person asked for just that one.
 */
export function planAllocations(
  changes: Changes,
  context: ExportContext,
  read: DearMaster,
  only?: string,
): AllocationPlan {
  const {books, clock, store} = context;
  const work: AllocationWork[] = [];
  const unknown: string[] = [];
  const plan = {failed: 0, unchanged: 0, skipped: 0, waiting: 0, held: 0, ignored: 0};
  for (const note of read.creditNotes) {
    const entryId = allocationKey(context, note);
    if (!isWanted(read, note) || (only !== undefined && only !== entryId)) continue;
    const from = changes.get('ledger', documentKey(books, note));
    const credited = findCredited(note, read, (number) =>
      store.select('masters', ({numbers}) => numbers.split('\n').includes(number.toLowerCase())),
    );
    // A note that never had to do with Xero is none of ours: dated before the first day, say.
    if (!credited || !from) continue;
    const to = changes.get('ledger', documentKey(books, credited));
    const entry = changes.get('ledger', entryId) ?? newEntry(entryId, clock.now());
    const row = entry.rowId ? changes.get('rows', entry.rowId) : undefined;
    const desk: Desk = {changes, context, entry, row};
    const missing = [[from, note.number] as const, [to, credited.number] as const].find(([one]) => !isInXero(one));

    if (row?.transaction.status === 'Skipped') {
      plan.skipped++;
    } else if (entry.state === 'sending' || entry.state === 'unknown') {
      unknown.push(entryId);
    } else if (missing || !isInXero(from) || !isInXero(to)) {
      const [what, number] = missing ?? [to, credited.number];
      awaits(desk, shownOf(note, read), number);
      if (what?.state === 'sending' || what?.state === 'unknown') plan.waiting++;
      else plan.held++;
    } else if (entry.state === 'accepted' && entry.acceptedFingerprint === printOf(from, to)) {
      isAsXeroHasIt(desk);
      plan.unchanged++;
    } else if (isStillToChange(changes, from) || isStillToChange(changes, to)) {
      awaits(desk, shownOf(note, read), isStillToChange(changes, from) ? note.number : credited.number);
      plan.waiting++;
    } else {
      const {version} = willGo(desk, shownOf(note, read), []);
      work.push({
        entryId,
        version,
        fingerprint: printOf(from, to),
        note,
        credited,
        from: {id: from.xeroId, type: xeroTypeOf(note).type, number: from.xeroNumber || note.number},
        to: {id: to.xeroId, type: xeroTypeOf(credited).type, number: to.xeroNumber || credited.number},
      });
    }
  }
  return {...plan, work, unknown};
}

const allocationKey = ({books}: Pick<ExportContext, 'books'>, note: DearDocument): string =>
  documentKey(books, {kind: 'allocation', masterId: note.masterId, taskId: note.taskId});

/** The credit of one document goes to one other: once, whatever becomes of either afterwards. */
const printOf = (from: LedgerEntry, to: LedgerEntry): string =>
  createHash('sha256').update(`${from.xeroId}/${to.xeroId}`).digest('hex');

/** Its row has the number of the credit note, and the note's amount until it is known how much of it goes. */
const shownOf = (note: DearDocument, {family}: DearMaster): RowDocument => ({...note, kind: 'allocation', family});
