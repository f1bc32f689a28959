import {isAuthorised} from '../../shared/documents/dear-document.ts';
import type {ExportContext} from '../export/context.ts';
import {readMaster} from '../export/discover/read-masters.ts';
import {planWithChoices} from '../export/plan/plan-with-choices.ts';
import {exportLooked} from '../export/runs/plan-and-export.ts';
import type {Errand} from '../export/stages/errand.ts';
import {invoices} from '../export/stages/xero-kinds/invoices.ts';
import {documentKey} from '../ledger/keys.ts';
import {sameNumber} from '../ledger/match-elements.ts';
import {isInXero} from '../payments/money-on.ts';
import type {MasterBrief} from '../store/briefs.ts';
import type {Master} from '../store/master-record.ts';

type Kept = NonNullable<Master['documents']>[number];

/**
 * A credit note that stands alone may name an invoice of another sale, which comes to Xero after it. Once both are there the
 * note is read again, one call, and its credit used.
 */
export const lateAllocations: Errand = {
  name: 'late-allocations',
  kinds: [],
  isOn: () => true,

  async run(context) {
    if (context.rehearsal) return;
    for (const master of withOpenCredit(context)) {
      context.work.signal.throwIfAborted();
      const read = await readMaster(context, {family: master.family, id: master.dearId});
      if (read) await exportLooked(context, [{read, plan: await planWithChoices(context, invoices, read)}]);
    }
  },
};

/** Those with credit in Xero that nobody decided on, while the invoice it names is there, too. */
function withOpenCredit(context: ExportContext): Master[] {
  const {store, books} = context;
  const lone = store.select('masters', ({account, credits}) => account === books.account && credits !== '');
  const open = [...lone].flatMap((master) =>
    openNotesOf(context, master).map((note) => ({master, credits: note.credits ?? ''})),
  );
  if (open.length === 0) return [];
  const named = new Set(open.map(({credits}) => keyOf(credits)));
  const isNamed = ({account, numbers}: MasterBrief) =>
    account === books.account && numbers.split('\n').some((number) => named.has(number));
  const credited = [...store.select('masters', isNamed)].filter((master) =>
    master.documents?.some((one) => isInvoice(one) && named.has(keyOf(one.number)) && isThere(context, master, one)),
  );
  const waits = open.filter(({master: {family, party}, credits}) =>
    credited.some(
      (one) =>
        one.family === family &&
        one.party === party &&
        one.documents?.some((document) => isInvoice(document) && sameNumber(document.number, credits)),
    ),
  );
  return [...new Set(waits.map(({master}) => master))];
}

const isInvoice = ({kind}: Kept): boolean => kind === 'sale-invoice' || kind === 'bill';

/** Its notes that name an invoice of another sale or purchase, are in Xero, and of whose credit nothing is written down yet but that it waits. */
function openNotesOf(context: ExportContext, master: Master): Kept[] {
  const {store, books} = context;
  if (master.documents?.some((one) => isInvoice(one) && one.status !== 'VOIDED')) return [];
  return (master.documents ?? []).filter((note) => {
    if (!note.credits || !isAuthorised(note.status) || !isThere(context, master, note)) return false;
    const key = documentKey(books, {kind: 'allocation', masterId: master.dearId, taskId: note.taskId});
    const entry = store.get('ledger', key);
    const row = entry?.rowId ? store.get('rows', entry.rowId)?.transaction : undefined;
    return !entry || (entry.state === 'planned' && !entry.heldBy && row?.status === 'Pending');
  });
}

const isThere = ({store, books}: ExportContext, {dearId}: Master, {kind, taskId}: Kept): boolean =>
  isInXero(store.get('ledger', documentKey(books, {kind, masterId: dearId, taskId})));

const keyOf = (number: string): string => number.trim().toLowerCase();
