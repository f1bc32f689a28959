import {expect, test} from 'vitest';
import {isListable, lookUp} from '../../../../companion/export/reconcile/look-up.ts';
import type {Xero} from '../../../../companion/xero/xero.ts';
import {wanted} from '../../../support/a-xero-invoice.ts';

async function asked(numbers: readonly string[]) {
  const calls: unknown[] = [];
  const xero = {
    findInvoicesByNumber: async (list: readonly string[]) => {
      calls.push([...list]);
      return [];
    },
    findInvoicesOfContact: async (query: unknown) => {
      calls.push(query);
      return [];
    },
  } satisfies Partial<Xero>;
  await lookUp(
    numbers.map((number) => wanted({number})),
    xero as unknown as Xero,
    {},
    async () => {},
  );
  return calls;
}

test('two hundred numbers take five calls', async () => {
  const numbers = Array.from({length: 200}, (_, n) => `INV-${String(n).padStart(5, '0')}`);
  const calls = await asked(numbers);
  expect(calls).toHaveLength(5);
  expect(calls.flat()).toEqual(numbers);
});

test('a number is asked for once, whatever its letters', async () => {
  expect(await asked(['INV-1', 'inv-1'])).toHaveLength(1);
});

test('long numbers are asked for in shorter calls', async () => {
  const calls = (await asked(Array.from({length: 20}, (_, n) => `${n}-${'数'.repeat(60)}`))) as string[][];
  for (const call of calls) expect(encodeURIComponent(call.join(',')).length).toBeLessThan(2_000);
});

test.each([['A,1'], ['A"1'], ["O'Brien 7"]])('%s is looked up by contact and day', async (number) => {
  expect(isListable(number)).toBe(false);
  expect(await asked([number])).toEqual([{type: 'ACCREC', contactId: 'c1', from: '2026-10-31', to: '2026-11-02'}]);
});
