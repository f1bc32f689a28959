import {type DearList, type DearListRow, dearLists} from '../../dear/dear.ts';
import {masterKey} from '../../ledger/keys.ts';
import {isoTime} from '../../platform/clock.ts';
import type {MasterBrief} from '../../store/briefs.ts';
import {keyOf} from '../../store/entry-key.ts';
import {KeySet} from '../../store/key-set.ts';
import type {Master} from '../../store/master-record.ts';
import type {ExportContext} from '../context.ts';
import {stages} from '../stages/stages.ts';
import {isBeforeFirstDay, mayHoldInvoice} from './may-go.ts';
import {type Circumstances, isSettled, isSettledInBrief} from './settled.ts';
import {wakeUnlisted} from './wake-unlisted.ts';

/** Lists sort by number, stamps lag, and the zone of `UpdatedSince` is not documented: a day and two hours of overlap. */
const OVERLAP = 26 * 3_600_000;
/** Stamps were seen to move in bulk without a change, 238 at once: such rows wait behind the others. */
const BULK = 20;

/**
 * Polls DEAR's four lists from their cursors and returns what has to be read: what the lists show as changed, and what an
 * earlier run left unsettled. A cursor moves only with all pages of its list read, in one commit with what they showed.
 */
export async function discover(
  context: ExportContext,
  now: () => Circumstances,
  {wholeLists = false}: {wholeLists?: boolean} = {},
): Promise<Master[]> {
  const {store, books, work} = context;
  const sweep = wholeLists || isSweepDue(context);
  const seen = new KeySet();
  for (const list of dearLists) {
    work.signal.throwIfAborted();
    await poll(context, list, sweep, now(), seen);
  }
  if (sweep) {
    await wakeUnlisted(context, seen);
    await context.store.commit('export.discovered', (changes) => {
      changes.setState({cursors: {...changes.state.cursors, [sweptKey(context)]: isoTime(context.clock.now())}});
    });
  }

  const masters: Master[] = [];
  const circumstances = now();
  const isOpen = (brief: MasterBrief) =>
    brief.account === books.account && !isSettledInBrief(brief, books.tenantId, circumstances);
  for (const master of store.select('masters', isOpen)) {
    if (isSettled(master, books.tenantId, circumstances)) continue;
    if (isWorthReading(master, books.tenantId, circumstances)) masters.push(master);
  }
  return bulkLast(masters.sort(salesFirst), books.tenantId);
}

/** As DEAR lists them: sales, then purchases, each by its number. */
function salesFirst(one: Master, other: Master): number {
  if (one.family !== other.family) return one.family === 'sale' ? -1 : 1;
  return Number(one.number > other.number) - Number(one.number < other.number);
}

/** @param seen keys of what another list of this discovery has shown; what this one shows joins them. */
async function poll(
  context: ExportContext,
  list: DearList,
  sweep: boolean,
  now: Circumstances,
  seen: KeySet,
): Promise<void> {
  const {dear, store, books, clock, work} = context;
  const key = cursorKey(context, list);
  const cursor = store.state.cursors[key] ?? null;
  /** What is no news is not kept: a whole list may name a hundred thousand. */
  const news = new Map<string, DearListRow>();
  const shown = new KeySet();
  let greatest: number | null = null;
  let serverDate: number | null = null;
  let received = 0;
  for (let page = 1; ; page++) {
    const answer = await dear.listPage({list, updatedSince: sweep ? null : cursor, page}, {signal: work.signal});
    if (page === 1) serverDate = answer.serverDate;
    received += answer.received;
    for (const row of answer.rows) {
      const id = masterKey(books.account, row.family, row.id);
      shown.add(keyOf(id));
      if (isNews(store.get('masters', id), row, now)) news.set(id, row);
      greatest = Math.max(greatest ?? row.stampAt, row.stampAt);
    }
    if (answer.received === 0 || received >= answer.total) break;
    work.signal.throwIfAborted();
  }

  await store.commit('export.discovered', (changes) => {
    for (const [id, row] of news) {
      const before = changes.get('masters', id);
      const stamp = isoTime(row.stampAt);
      // Both lists of a family can show one sale: the later stamp counts. From one sync to the next a stamp may well fall
      // back, when DEAR's clock is put right, and is a change like any other.
      const isOlder = seen.has(keyOf(id)) && before !== undefined && before.seenStamp > stamp;
      if (!isNews(before, row, now)) continue;
      changes.put('masters', {
        ...(before ?? blankMaster(id, row)),
        number: row.number,
        party: row.party,
        seenStamp: isOlder ? before.seenStamp : stamp,
        ...factsOf(row),
      });
    }
    if (greatest === null) return;
    const reached = isoTime(Math.min(greatest, serverDate ?? greatest, clock.now() + OVERLAP) - OVERLAP);
    if (cursor === null || reached > cursor) changes.setState({cursors: {...changes.state.cursors, [key]: reached}});
  });
  for (const each of shown) seen.add(each);
}

/** Whether the row says of a sale or purchase what is not known yet, and may have to go to Xero. */
function isNews(before: Master | undefined, row: DearListRow, now: Circumstances): boolean {
  if (!before) return mayHoldAnything(row, now);
  // Known from before the lists' facts were kept: they are kept now.
  return before.seenStamp !== isoTime(row.stampAt) || before.creditNoteStatus === undefined;
}

const blankMaster = (id: string, row: DearListRow): Master => ({
  id,
  family: row.family,
  dearId: row.id,
  number: row.number,
  party: row.party,
  seenStamp: '',
  settled: {},
  ...factsOf(row),
  attachmentIds: [],
  paymentIds: [],
});

const factsOf = ({
  status,
  orderStatus,
  orderDate,
  type,
  invoiceStatus,
  creditNoteStatus,
  invoiceDate,
}: DearListRow) => ({
  status,
  orderStatus,
  orderDate,
  type,
  invoiceStatus,
  creditNoteStatus,
  invoiceDate,
});

/** What a switch keeps back for now is noted too: once it is turned on, the lists show it no more. */
const mayHoldAnything = (row: DearListRow, now: Circumstances): boolean =>
  (mayHoldInvoice(row) && !isBeforeFirstDay(row, now)) || stages.some((stage) => stage.mayHold(row, now));

/** Whether reading a sale or purchase is worth a call: something of it went before, or something that is wanted may be in it. */
function isWorthReading(master: Master, tenantId: string, now: Circumstances): boolean {
  const {type, invoiceStatus, creditNoteStatus, invoiceDate, orderDate} = master;
  // Known from a click, or from before the lists' facts were kept.
  if (type === undefined || invoiceStatus === undefined || master.settled[tenantId] || master.parts?.[tenantId])
    return true;
  const facts = {
    ...master,
    type,
    invoiceStatus,
    creditNoteStatus: creditNoteStatus ?? '',
    invoiceDate: invoiceDate ?? null,
    orderDate: orderDate ?? null,
  };
  return (
    (mayHoldInvoice(facts) && !isBeforeFirstDay(facts, now)) || now.stages.some((stage) => stage.mayHold(facts, now))
  );
}

/** Per company, organisation and list; another first day reads the lists anew. */
const cursorKey = ({books, store}: ExportContext, list: DearList): string =>
  `${books.account}/${books.tenantId}/${list}/${store.state.settings.ignoreBefore ?? ''}`;

const sweptKey = ({books}: ExportContext): string => `${books.account}/${books.tenantId}/swept`;

/** Where the night's sweep did not happen, the first run of a day reads the whole lists, so that nothing is missed for ever. */
function isSweepDue(context: ExportContext): boolean {
  const swept = context.store.state.cursors[sweptKey(context)];
  return swept === undefined || context.clock.now() - Date.parse(swept) >= 24 * 3_600_000;
}

function bulkLast(masters: readonly Master[], tenantId: string): Master[] {
  const alike = new Map<string, number>();
  for (const {seenStamp} of masters) alike.set(seenStamp, (alike.get(seenStamp) ?? 0) + 1);
  const isBulk = (master: Master) => !!master.settled[tenantId] && (alike.get(master.seenStamp) ?? 0) >= BULK;
  return [...masters.filter((master) => !isBulk(master)), ...masters.filter(isBulk)];
}
