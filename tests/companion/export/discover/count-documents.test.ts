import {expect, test} from 'vitest';
import type {DearConnection} from '../../../../companion/dear/connection.ts';
import type {Dear, DearList, DearListRow} from '../../../../companion/dear/dear.ts';
import {createDocumentCount} from '../../../../companion/export/discover/count-documents.ts';
import {ObedientClock} from '../../../support/clock.ts';

let serial = 0;
const nextId = (): string => {
  serial += 1;
  return `id-${serial}`;
};
const aListRow = (given: Partial<DearListRow> = {}): DearListRow => ({
  family: 'sale',
  id: nextId(),
  number: 'SO-1',
  party: 'Kauri Sports',
  type: 'Simple Sale',
  status: 'COMPLETED',
  orderStatus: 'AUTHORISED',
  orderDate: '2026-03-09',
  invoiceStatus: 'AUTHORISED',
  creditNoteStatus: 'NOT AVAILABLE',
  invoiceNumber: 'INV-1',
  invoiceDate: '2026-03-10',
  stamp: '',
  stampAt: 0,
  ...given,
});
const aBill = (given: Partial<DearListRow> = {}) =>
  aListRow({family: 'purchase', type: 'Simple Purchase', party: 'Mill', ...given});

/** A DEAR with these lists, two rows a page; says how often it was called. */
function aDear(lists: Partial<Record<DearList, DearListRow[]>>, perMinute = 60) {
  const it = {calls: 0, account: 'bakery', away: false};
  const client: Pick<Dear, 'listPage'> = {
    async listPage({list, updatedSince, page}) {
      it.calls += 1;
      expect(updatedSince).toBeNull();
      if (it.away) throw new Error('away');
      const all = lists[list] ?? [];
      const rows = all.slice((page - 1) * 2, page * 2);
      return {rows, total: all.length, received: rows.length, serverDate: null};
    },
  };
  const dear: Pick<DearConnection, 'account' | 'budget'> = {
    account: () => it.account,
    budget: () => ({limit: perMinute, remaining: perMinute}),
  };
  const clock = new ObedientClock();
  const count = createDocumentCount({dear: dear as DearConnection, clock});
  return {it, clock, from: (day: string) => count(client as Dear, day)};
}

test.each<[string, DearListRow, number]>([
  ['an authorised one', aListRow(), 1],
  ['a paid one', aListRow({invoiceStatus: 'PAID'}), 1],
  ['one dated before', aListRow({invoiceDate: '2026-02-28'}), 0],
  ['one dated on the day', aListRow({invoiceDate: '2026-03-01'}), 1],
  ['an advanced one whose first invoice is older', aListRow({type: 'Advanced Sale', invoiceDate: '2026-02-28'}), 0],
  ['one without a date', aListRow({invoiceDate: null}), 1],
  ['a draft', aListRow({invoiceStatus: 'DRAFT'}), 0],
  ['one not invoiced', aListRow({invoiceStatus: 'NOT INVOICED'}), 0],
  ['one of several invoices, one of them authorised', aListRow({invoiceStatus: 'DRAFT | AUTHORISED'}), 1],
  ['a credit note', aListRow({type: 'Simple Credit Note'}), 0],
])('%s counts as a sync would take it', async (_, row, sales) => {
  const {from} = aDear({saleList: [row]});
  expect(await from('2026-03-01')).toMatchObject({sales, purchases: 0});
});

test('sales and purchases are told apart, all pages are read, and what two lists show is counted once', async () => {
  const both = aListRow();
  const {from} = aDear({
    saleList: [both, aListRow(), aListRow()],
    saleCreditNoteList: [both],
    purchaseList: [aBill(), aBill({party: 'Dairy'})],
  });
  expect(await from('2026-03-01')).toMatchObject({sales: 3, purchases: 2});
});

test('the minutes are those of the lists, a call for each document and one for each supplier', async () => {
  const {from} = aDear({saleList: [aListRow(), aListRow()], purchaseList: [aBill(), aBill()]}, 4);
  // four lists, four documents, one supplier, four calls a minute
  expect(await from('2026-03-01')).toEqual({sales: 2, purchases: 2, calls: 9, minutes: 3});
});

test('an older advanced one is read all the same, and takes its time', async () => {
  const {from} = aDear({saleList: [aListRow({type: 'Advanced Sale', invoiceDate: '2026-02-28'})]}, 1);
  expect(await from('2026-03-01')).toEqual({sales: 0, purchases: 0, calls: 5, minutes: 5});
});

test('where nothing would go it takes no time', async () => {
  const {from} = aDear({saleList: [aListRow()]});
  expect(await from('2030-01-01')).toEqual({sales: 0, purchases: 0, calls: 0, minutes: 0});
});

test('trying one day after the other reads the lists once, until they are old or the company is another', async () => {
  const {it, clock, from} = aDear({saleList: [aListRow()]});
  await Promise.all([from('2026-03-01'), from('2026-04-01'), from('2026-03-02')]);
  expect(it.calls).toBe(4);
  await clock.advance(601_000);
  await from('2026-03-01');
  expect(it.calls).toBe(8);
  it.account = 'brewery';
  await from('2026-03-01');
  expect(it.calls).toBe(12);
});

test('a DEAR that is away is asked again the next time', async () => {
  const {it, from} = aDear({saleList: [aListRow()]});
  it.away = true;
  await expect(from('2026-03-01')).rejects.toThrow('away');
  it.away = false;
  expect(await from('2026-03-01')).toMatchObject({sales: 1});
});
