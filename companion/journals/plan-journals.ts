import {createHash} from 'node:crypto';
import {DEAR_SITE} from '../../shared/documents/page-address.ts';
import type {Cents} from '../../shared/money/cents.ts';
import {fromCents, sum} from '../../shared/money/cents.ts';
import {commitAndTell, type ExportContext} from '../export/context.ts';
import {isAsAccepted} from '../export/discover/source.ts';
import {type Desk, dropped, hasFailed, isAsXeroHasIt, takenUp, willGo} from '../export/plan/desk.ts';
import {VOIDED} from '../export/plan/plan-withdrawn.ts';
import {joined, type RowDocument} from '../export/rows.ts';
import type {PartPlan} from '../export/stages/stage.ts';
import {newEntry} from '../ledger/entry.ts';
import {documentKey} from '../ledger/keys.ts';
import {dayText} from '../mapping/day.ts';
import type {MappingContext} from '../mapping/mapping-context.ts';
import type {Changes} from '../store/store.ts';
import {type JournalType, journalNames, journalTypes} from './journal-type.ts';
import {journalFingerprint, type MappedJournal, mapJournal} from './map-journal.ts';
import type {StockJournal} from './stock-journals.ts';

/** A journal that has to go to Xero, or to be changed there; `mapped` is null for one of which nothing is left. */
export interface JournalWork {
  readonly entryId: string;
  readonly version: number;
  readonly fingerprint: string;
  readonly source: string;
  readonly mapped: MappedJournal | null;
  readonly narration: string;
}

export interface JournalPlan extends PartPlan {
  readonly work: readonly JournalWork[];
}

/**
 * Compares the stock value of some days with what Xero accepted of it, and writes down what is to be done. A day that had a
 * journal and has nothing to tell any more loses it.
 *
 * @param isWanted says which ledger entries are looked at: those of the days that were read.
 */
export function planJournals(
  context: ExportContext,
  journals: readonly StockJournal[],
  isWanted: (journal: Pick<StockJournal, 'type' | 'day'>) => boolean,
): Promise<JournalPlan> {
  const {books, clock, store} = context;
  const mapping = context.mapping();
  const company = books.account.slice(0, 6);
  const currency = store.state.dear?.currency ?? '';
  const wanted = journals.filter(isWanted);
  const emptied = knownJournals(context).filter(
    (known) => isWanted(known) && !wanted.some(({type, day}) => type === known.type && day === known.day),
  );

  return commitAndTell(context, 'export.planned', (changes) => {
    const plan = {
      work: [] as JournalWork[],
      unknown: [] as string[],
      failed: 0,
      waiting: 0,
      held: 0,
      unchanged: 0,
      skipped: 0,
      ignored: 0,
    };
    for (const journal of [...wanted, ...emptied]) {
      const found = deskOf(changes, journal);
      const desk = emptied.includes(journal) ? found : takenUp(found);
      const {entry, row} = desk;
      const source = sourceOf(journal, mapping);
      if (row?.transaction.status === 'Skipped') plan.skipped++;
      else if (entry.state === 'sending' || entry.state === 'unknown') plan.unknown.push(entry.id);
      else if (isAsAccepted(entry, source)) {
        isAsXeroHasIt(desk);
        plan.unchanged++;
      } else {
        const result = mapJournal(journal, {...mapping, inXero: entry.xeroId !== null}, company);
        if (!result.ok) {
          hasFailed(desk, rowOf(journal, currency), joined(result.problems));
          plan.failed++;
          continue;
        }
        const isNothing = result.value.lines.length < 2;
        const fingerprint = isNothing ? VOIDED : journalFingerprint(result.value);
        if (isNothing && entry.xeroId === null) {
          dropped(desk, 'DEAR has nothing of that day any more.');
          continue;
        }
        if (entry.acceptedFingerprint === fingerprint) {
          isAsXeroHasIt(desk);
          plan.unchanged++;
          continue;
        }
        const notes = isNothing ? ['DEAR has nothing of that day any more.'] : result.value.notes;
        const {id: entryId, version} = willGo(desk, rowOf(journal, currency), notes);
        const {narration} = result.value;
        plan.work.push({entryId, version, fingerprint, source, mapped: isNothing ? null : result.value, narration});
      }
    }
    return plan;
  });

  function deskOf(changes: Changes, journal: StockJournal): Desk {
    const id = keyOf(context, journal);
    const entry = changes.get('ledger', id) ?? newEntry(id, clock.now());
    return {changes, context, entry, row: entry.rowId ? changes.get('rows', entry.rowId) : undefined};
  }
}

const keyOf = ({books}: ExportContext, {type, day}: Pick<StockJournal, 'type' | 'day'>): string =>
  documentKey(books, {kind: 'journal', masterId: type, taskId: day});

/** Type and day of a journal's ledger entry; undefined for any other. */
export function journalOfKey(entryId: string): Pick<StockJournal, 'type' | 'day'> | undefined {
  const [, , kind, type, day] = entryId.split('/');
  return kind === 'journal' && day && isJournalType(type) ? {type, day} : undefined;
}

const isJournalType = (type: string | undefined): type is JournalType => journalTypes.some((one) => one === type);

function knownJournals({store, books}: ExportContext): StockJournal[] {
  const journals = `${books.account}/${books.tenantId}/journal`;
  const known: StockJournal[] = [];
  for (const {id, xeroId, rowId} of store.select('ledger', {place: journals})) {
    const journal = xeroId || rowId ? journalOfKey(id) : undefined;
    if (journal) known.push({...journal, accounts: [], broken: []});
  }
  return known;
}

const sourceOf = (journal: StockJournal, {settings}: MappingContext): string =>
  createHash('sha256')
    .update(JSON.stringify([journal, settings.mapping.accounts, settings.documentStatus]))
    .digest('hex');

const rowOf = ({type, day, accounts}: StockJournal, currency: string): RowDocument => ({
  kind: 'journal',
  masterId: type,
  taskId: day,
  advanced: false,
  number: `${journalNames[type]}, ${dayText(day)} ${day.slice(0, 4)}`,
  orderNumber: '',
  currency,
  total: fromCents(sum(accounts.map(({amount}): Cents => Math.max(0, amount)))),
  party: {name: ''},
  page: `${DEAR_SITE}/Reports`,
});
