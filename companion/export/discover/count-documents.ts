import type {DearDocuments} from '../../../shared/contract/connections.ts';
import type {DearConnection} from '../../dear/connection.ts';
import {type Dear, type DearListRow, dearLists} from '../../dear/dear.ts';
import type {Clock} from '../../platform/clock.ts';
import {isBeforeFirstDay, mayHoldInvoice} from './may-go.ts';

/** Rows are kept so long, in milliseconds: somebody who tries one day after the other costs DEAR's lists once. */
const KEPT = 600_000;

/** What of a row the counting needs; every one may hold an authorised invoice. */
type Countable = Pick<DearListRow, 'family' | 'party' | 'type' | 'invoiceDate'>;

interface Reading {
  readonly account: string | undefined;
  readonly at: number;
  readonly rows: Promise<{readonly countable: readonly Countable[]; readonly calls: number}>;
}

export type DocumentCount = ReturnType<typeof createDocumentCount>;

/**
 * How many sales and purchases a first sync would take from a day on, and how long it would be about it, told from DEAR's
 * four lists alone: no document is read. A sale is counted once however many invoices it holds, as a row does not say.
 */
export function createDocumentCount({dear, clock}: {dear: DearConnection; clock: Clock}) {
  let reading: Reading | undefined;

  function rowsOf(client: Dear): Reading['rows'] {
    const account = dear.account();
    if (reading && reading.account === account && clock.now() - reading.at < KEPT) return reading.rows;
    // Not stopped with the one who asked first: others may wait for the same rows.
    const mine: Reading = {account, at: clock.now(), rows: readLists(client)};
    reading = mine;
    mine.rows.catch(() => {
      if (reading === mine) reading = undefined;
    });
    return mine.rows;
  }

  /** `from` is a calendar day. Throws `Trouble` where DEAR does not answer. */
  return async (client: Dear, from: string): Promise<DearDocuments> => {
    const {countable, calls} = await rowsOf(client);
    const read = countable.filter((row) => !isBeforeFirstDay(row, {ignoreBefore: from}));
    // An old advanced one is read, as it may hold later invoices, but most do not: it costs a call and counts as none.
    const going = read.filter(({invoiceDate}) => invoiceDate === null || invoiceDate >= from);
    const purchases = going.filter(({family}) => family === 'purchase');
    const suppliers = new Set(purchases.map(({party}) => party));
    const all = read.length === 0 ? 0 : calls + read.length + suppliers.size; // the lists once more, too
    return {
      sales: going.length - purchases.length,
      purchases: purchases.length,
      calls: all,
      minutes: Math.ceil(all / Math.max(1, dear.budget().limit)),
    };
  };
}

async function readLists(client: Dear): Promise<{countable: Countable[]; calls: number}> {
  const countable = new Map<string, Countable>();
  let calls = 0;
  for (const list of dearLists) {
    let received = 0;
    for (let page = 1; ; page++) {
      const answer = await client.listPage({list, updatedSince: null, page}, {urgent: true});
      calls += 1;
      received += answer.received;
      for (const row of answer.rows) {
        if (!mayHoldInvoice(row)) continue;
        const {family, party, type, invoiceDate} = row;
        countable.set(`${family}/${row.id}`, {family, party, type, invoiceDate}); // both lists of a family may show it
      }
      if (answer.received === 0 || received >= answer.total) break;
    }
  }
  return {countable: [...countable.values()], calls};
}
