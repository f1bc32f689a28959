import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {HistoryQuery, RowPlace} from '../../../companion/history/find-page.ts';
import {createHistoryIndex, type HistoryIndex} from '../../../companion/history/history-index.ts';
import {noFailpoints} from '../../../companion/platform/failpoints.ts';
import type {Master} from '../../../companion/store/master-record.ts';
import {openStore} from '../../../companion/store/open-store.ts';
import type {Row} from '../../../companion/store/records.ts';
import {isOfCause} from '../../../shared/alerts/causes.ts';
import {documentKinds} from '../../../shared/documents/kinds.ts';
import {transactionStatuses} from '../../../shared/history/transaction.ts';
import {forgetfulDisk} from '../../support/forgetful-disk.ts';
import {aMaster, aRow, freshState} from '../store/sample-records.ts';

const MINUTE = 60_000;
const begin = Date.UTC(2026, 2, 1);
const at = (minute: number) => new Date(begin + minute * MINUTE).toISOString();

const parties = ['Bakery “Ünder”', '桥 Bridge Ltd', 'bakery & sons', ''];
const aHistoryRow = fc
  .record({
    number: fc.nat(29),
    sale: fc.nat(7),
    status: fc.constantFrom(...transactionStatuses),
    kind: fc.constantFrom(...documentKinds),
    party: fc.constantFrom(...parties),
    run: fc.constantFrom(null, 'run-1', 'run-2'),
    code: fc.constantFrom(null, 'mapping.tax', 'mapping.account'),
    xero: fc.constantFrom(null, 'X-77', 'x-8'),
  })
  .map(({number, sale, status, kind, party, run, code, xero}): Row => {
    const plain = aRow(number);
    const dear = {...plain.transaction.dear, id: `SALE-${sale}`, documentId: `doc-${number}`, party};
    return {
      ...plain,
      entryId: `account/tenant/${kind}/SALE-${sale}/${number}/`,
      transaction: {
        ...plain.transaction,
        status,
        kind,
        dear,
        runId: run,
        problem:
          code === null
            ? null
            : {code, title: `${plain.transaction.dear.number} has no tax.`, detail: 'D', fix: 'F', raw: null},
        xero: xero === null ? null : {id: 'x', number: xero, url: 'https://go.xero.com'},
        // When a row came up never changes.
        createdAt: at((number * 7) % 10),
      },
    };
  });

const aSale = fc
  .record({sale: fc.nat(7), number: fc.constantFrom('SO-1', 'so-12', 'PO Ünder 3', 'X-77')})
  .map(({sale, number}) => aMaster(sale, {id: `account/sale/SALE-${sale}`, dearId: `SALE-${sale}`, number}));

const aQuery = fc.record<HistoryQuery>({
  statuses: fc.constantFrom(undefined, new Set(['Failed' as const]), new Set(['Pending' as const, 'Skipped' as const])),
  kinds: fc.constantFrom(undefined, new Set(['bill' as const, 'sale-invoice' as const])),
  text: fc.constantFrom(undefined, 'a', 'BAKERY', 'ünder', '桥', 'so-1', 'x-77', 'inv-2', 'nothing of it'),
  document: fc.constantFrom(undefined, 'sale-3', 'doc-4', 'doc-99'),
  run: fc.constantFrom(undefined, 'run-1', 'run-9'),
  cause: fc.constantFrom(undefined, 'mapping.tax INV-3 has no tax.', 'mapping.tax … has no tax.', 'xero.busy Wait.'),
  among: fc.constantFrom(undefined, new Set<string>(), new Set(['row-1', 'row-7', 'row-8', 'row-99'])),
  from: fc.constantFrom(undefined, at(2), at(5)),
  to: fc.constantFrom(undefined, at(3), at(9)),
  limit: fc.integer({min: 1, max: 4}),
  after: fc.constant(undefined),
});

/** As plainly as it can be said: every row looked at, one after the other. */
function plainly(rows: readonly Row[], sales: ReadonlyMap<string, Master>, query: HistoryQuery): Row[] {
  const {kinds, text, document, run, cause, among, from, to} = query;
  return rows
    .filter(({id, transaction: {kind, dear, xero, runId, problem, createdAt}}) => {
      const order = sales.get(`account/sale/${dear.id}`)?.number ?? '';
      const said = [dear.number, dear.party, xero?.number ?? '', order];
      return (
        (!kinds || kinds.has(kind)) &&
        (run === undefined || runId === run) &&
        (cause === undefined || (problem !== null && isOfCause(problem, dear.number, cause))) &&
        (!among || among.has(id)) &&
        (from === undefined || createdAt >= from) &&
        (to === undefined || createdAt < to) &&
        (document === undefined || [dear.id, dear.documentId].some((id) => id.toLowerCase() === document)) &&
        (text === undefined || said.some((words) => words.toLowerCase().includes(text.toLowerCase())))
      );
    })
    .toSorted((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1));
}

const isRow = (one: Row | Master): one is Row => 'transaction' in one;
const isSale = (one: Row | Master): one is Master => !isRow(one);
const placeOf = ({id, transaction}: Row): string => `${transaction.createdAt} ${id}`;
const isOf = ({statuses}: HistoryQuery, row: Row): boolean => !statuses || statuses.has(row.transaction.status);

/** All pages, one after the other. */
function idsOnPages(history: HistoryIndex, query: HistoryQuery): string[] {
  const ids: string[] = [];
  let after: RowPlace | undefined;
  do {
    const {items, next} = history.page({...query, after});
    ids.push(...items.map(({id}) => id));
    after = next;
  } while (after);
  return ids;
}

test('whatever came up, changed and was renumbered, and whatever is asked: as if every row were looked at', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(aHistoryRow, aSale), {maxLength: 60}),
      fc.nat(60),
      fc.array(aQuery, {minLength: 1, maxLength: 6}),
      async (changes, known, queries) => {
        const store = await openStore({
          disk: forgetfulDisk(),
          folder: '/data',
          failpoints: noFailpoints,
          initialState: freshState(),
          entriesPerFile: 4,
        });
        const put = async (all: readonly (Row | Master)[]) => {
          await store.commit('export.planned', (c) => {
            for (const one of all) 'transaction' in one ? c.put('rows', one) : c.put('masters', one);
          });
        };
        await put(changes.slice(0, known));
        const history = createHistoryIndex(store);
        for (const one of changes.slice(known)) {
          await put([one]);
          history.counts(); // taken in one by one
        }

        const rows = [...new Map(changes.filter(isRow).map((row) => [row.id, row])).values()];
        const sales = new Map(changes.filter(isSale).map((sale) => [sale.id, sale]));
        for (const query of queries) {
          const found = plainly(rows, sales, query);
          const ids = found.filter((row) => isOf(query, row)).map(({id}) => id);
          expect(idsOnPages(history, query)).toEqual(ids);
          expect(Array.from(history.all(query), ({id}) => id)).toEqual(ids);
          const {counts} = history.page(query);
          for (const status of transactionStatuses)
            expect(counts[status]).toBe(found.filter(({transaction}) => transaction.status === status).length);
        }
        for (const status of transactionStatuses)
          expect(history.counts()[status]).toBe(rows.filter(({transaction}) => transaction.status === status).length);
        const [early, late] = history.countsBetween([at(0), at(4), at(100)]);
        expect(Object.values(early ?? {}).reduce((sum, n) => sum + n, 0)).toBe(
          rows.filter(({transaction}) => transaction.createdAt < at(4)).length,
        );
        expect(Object.values(late ?? {}).reduce((sum, n) => sum + n, 0)).toBe(
          rows.filter(({transaction}) => transaction.createdAt >= at(4)).length,
        );
      },
    ),
    {numRuns: 150},
  );
});
