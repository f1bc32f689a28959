import Big from 'big.js';
import {expect, test} from 'vitest';
import {createDearClient} from '../../../companion/dear/dear-client.ts';
import {noFailpoints} from '../../../companion/platform/failpoints.ts';
import {createPacer} from '../../../companion/platform/pacer.ts';
import {ObedientClock} from '../../support/clock.ts';
import {memoryTemporaryFiles} from '../../support/memory-temporary-files.ts';
import {basisOf, price} from '../books/arithmetic.ts';
import type {TaxMethod} from '../books/book.ts';
import {seededBooks} from '../books/seeded-books.ts';
import {createDearSandbox} from './dear-sandbox.ts';

const silent = () => undefined;

/** The companion's own client on the sandbox. */
function connect(taxMethod: TaxMethod) {
  const clock = new ObedientClock();
  const sandbox = createDearSandbox({clock, books: seededBooks({clock, taxMethod})});
  const client = createDearClient({
    baseUrl: sandbox.environment().DEAR_API_URL,
    keys: () => sandbox.keys,
    fetch: async (url, init) => sandbox.app.request(url, init),
    clock,
    ids: {next: () => 'id', bytes: (length) => new Uint8Array(length), below: () => 0},
    pacer: createPacer({clock, perMinute: 60}),
    failpoints: noFailpoints,
    temporaryFiles: memoryTemporaryFiles(),
    log: {debug: silent, info: silent, warn: silent, error: silent},
  });
  return {clock, sandbox, client};
}

test.each<TaxMethod>(['Total', 'Row Total'])(
  'under %s the companion reads every document of the seeded books as the books have it',
  async (method) => {
    const {clock, sandbox, client} = connect(method);
    const auto = clock.autoAdvance();
    for (const master of [...sandbox.books.sales, ...sandbox.books.purchases]) {
      const read = await client.readMaster({family: master.family, id: master.id});
      expect(read?.unreadable, master.number).toEqual([]);
      expect(read).toMatchObject({id: master.id, number: master.number, type: master.type});
      for (const [theirs, ours] of [
        [master.invoices, read?.documents ?? []],
        [master.creditNotes, read?.creditNotes ?? []],
      ] as const) {
        expect(ours.map(({taskId, number, status}) => [taskId, number, status])).toEqual(
          theirs.map(({taskId, number, status}) => [taskId, number, status]),
        );
        for (const [index, one] of theirs.entries()) {
          const priced = price(one, basisOf(sandbox.books, master));
          const document = ours[index];
          const exact = (amount: string | undefined) => new Big(amount ?? 'none').toFixed();
          expect(
            [document?.totalBeforeTax, document?.tax, document?.total].map(exact),
            `${master.number} ${one.number}`,
          ).toEqual([priced.totalBeforeTax, priced.tax, priced.total]);
          expect([...(document?.lines ?? []), ...(document?.charges ?? [])].map(({total}) => exact(total))).toEqual(
            [...priced.lines, ...priced.charges].map(({total}) => total),
          );
          expect(document?.party.name).toBe(master.party.name.trim());
        }
      }
    }
    auto.stop();
    // What stands alone is no sale or purchase that DEAR would give as a whole.
    const alone = (masters: readonly {type: string}[]) => masters.filter(({type}) => type === 'Credit Note');
    const unknown = sandbox.calls.filter(({status}) => status !== 200).map(({path}) => path);
    expect(unknown.filter((path) => path === '/sale')).toHaveLength(alone(sandbox.books.sales).length);
    expect(unknown.filter((path) => path !== '/sale')).toHaveLength(2 * alone(sandbox.books.purchases).length);
  },
);

test('the companion reads the lists, with the stamps that the documents carry', async () => {
  const {clock, sandbox, client} = connect('Total');
  const auto = clock.autoAdvance();
  const {rows, total, serverDate} = await client.listPage({list: 'purchaseList', updatedSince: null, page: 1});
  expect(total).toBe(sandbox.books.purchases.filter(({type}) => type !== 'Credit Note').length);
  expect(serverDate).toBe(clock.now());
  for (const row of rows) {
    expect(row.stampAt, row.number).toBe(sandbox.books.find(row.id)?.stamp);
    expect(await client.readMaster({family: 'purchase', id: row.id})).toMatchObject({stamp: row.stamp});
  }
  auto.stop();
});
