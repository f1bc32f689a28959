import type {MasterKind} from '../../shared/documents/kinds.ts';
import {Trouble} from '../platform/trouble.ts';
import type {CallOptions, Dear, DearMaster} from './dear.ts';
import type {DearCalls} from './dear-calls.ts';
import {garbled, orRefusal} from './dear-trouble.ts';
import {readPurchase, readSale} from './read-master.ts';
import {word} from './shapes.ts';
import {creditNotesAt, creditNotesIn, isBareCreditNote, isOfCreditNotes, rowOf, standAlone} from './stand-alone.ts';

/** Reads sales and purchases, each whole in one call wherever DEAR gives it so. */
export function masterReader(dear: Pick<DearCalls, 'get' | 'rowsOf'>): Dear['readMaster'] {
  const readMasterAt = async (
    point: 'dear.sale' | 'dear.purchase',
    path: string,
    id: string,
    options?: Parameters<DearCalls['get']>[3],
  ) => {
    const query: Record<string, string> = {ID: id, ...(point === 'dear.sale' ? {HideInventoryMovements: 'true'} : {})};
    const {raw} = await dear.get(point, path, query, options);
    if (raw === undefined) return undefined;
    const master: DearMaster | undefined = point === 'dear.sale' ? readSale(raw) : readPurchase(raw);
    if (!master) return undefined;
    if (master.id !== id.toLowerCase()) throw garbled(`${path} answered another document than asked for`);
    return master;
  };

  /** One path serves simple, advanced and service purchases; the older one is there for accounts that lack it. */
  const wholeAt = async ({family, id}: {family: MasterKind; id: string}, options?: CallOptions) =>
    family === 'sale'
      ? readMasterAt('dear.sale', 'sale', id, options)
      : ((await readMasterAt('dear.purchase', 'advanced-purchase', id, options)) ??
        readMasterAt('dear.purchase', 'purchase', id, {...options, mayLackPath: true}));

  /**
   * Credit notes that stand alone, where DEAR does not give the sale or purchase that they are.
   *
   * @param isAlone whether that is known already; else their list has to say so: the notes of a sale that DEAR keeps back
   *   for once are not all there is of it.
   */
  const standAloneAt = async (
    {family, id}: {family: MasterKind; id: string},
    {isAlone, options}: {isAlone: boolean; options: CallOptions | undefined},
  ) => {
    const {path, query} = creditNotesAt(family, id);
    const {raw} = await dear.get('dear.credit-notes', path, query, {...options, mayLackPath: !isAlone});
    const notes = creditNotesIn(raw);
    if (notes.length === 0) return undefined;
    const [list, key] =
      family === 'sale' ? ['saleCreditNoteList', 'SaleList'] : ['purchaseCreditNoteList', 'PurchaseList'];
    const search = word.parse(notes[0]?.CreditNoteNumber);
    const rows = await dear.rowsOf('dear.list', list, key, options, search === '' ? {} : {Search: search});
    const row = rowOf(rows, id);
    if (!isAlone && !isOfCreditNotes(word.parse(row?.Type))) return undefined;
    const whole = standAlone(family, id, notes, row);
    return family === 'sale' ? readSale(whole) : readPurchase(whole);
  };

  return async (master, options) => {
    const whole = await orRefusal(wholeAt(master, options));
    const isAlone = !!whole && !(whole instanceof Trouble) && isBareCreditNote(whole);
    if (whole && !(whole instanceof Trouble) && !isAlone) return whole;
    const notes = await orRefusal(standAloneAt(master, {isAlone, options}));
    if (notes && !(notes instanceof Trouble)) return notes;
    if (whole instanceof Trouble) throw whole;
    return whole;
  };
}
