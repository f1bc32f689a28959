import {expect, test} from 'vitest';
import {invoiceSpeaksOf, matchElements} from '../../../companion/ledger/match-elements.ts';
import {documentPage} from '../../../shared/documents/page-address.ts';
import {aXeroInvoice, saved, wanted} from '../../support/a-xero-invoice.ts';

const page = (n: number) =>
  documentPage({
    family: 'purchase',
    advanced: true,
    masterId: '7b1d0000-0000-4000-8000-000000000001',
    taskId: `7b1d0000-0000-4000-8000-00000000001${n}`,
  });

test('an answer in another order is matched by content', () => {
  const elements = ['INV-3', 'INV-1', 'INV-2'].map((number) => saved(aXeroInvoice({id: number, number})));
  const found = matchElements(
    ['INV-1', 'INV-2', 'INV-3'].map((number) => wanted({number})),
    elements,
    invoiceSpeaksOf,
  );
  expect(found.map((element) => element?.record.id)).toEqual(['INV-1', 'INV-2', 'INV-3']);
});

test('a missing element leaves its document unknown, and no other takes its place', () => {
  const elements = [saved(aXeroInvoice({id: 'a', number: 'INV-2'}))];
  const found = matchElements([wanted({number: 'INV-1'}), wanted({number: 'INV-2'})], elements, invoiceSpeaksOf);
  expect(found.map((element) => element?.record.id)).toEqual([undefined, 'a']);
});

test('two bills of one number are told apart by their pages in DEAR', () => {
  const bills = [1, 2].map((n) => wanted({type: 'ACCPAY', number: '77', url: page(n)}));
  const elements = [2, 1].map((n) =>
    saved(aXeroInvoice({id: `bill-${n}`, type: 'ACCPAY', number: '77', url: page(n)})),
  );
  const found = matchElements(bills, elements, invoiceSpeaksOf);
  expect(found.map((element) => element?.record.id)).toEqual(['bill-1', 'bill-2']);
});

test('two bills that an answer without pages cannot tell apart stay unknown', () => {
  const bills = [1, 2].map((n) => wanted({type: 'ACCPAY', number: '77', url: page(n)}));
  const elements = [1, 2].map((n) => saved(aXeroInvoice({id: `bill-${n}`, type: 'ACCPAY', number: '77', url: null})));
  expect(matchElements(bills, elements, invoiceSpeaksOf)).toEqual([undefined, undefined]);
});

test('an element of another contact, day or type is not ours', () => {
  for (const other of [{contactId: 'c2'}, {date: '2020-01-01'}, {type: 'ACCPAY'}]) {
    expect(matchElements([wanted({})], [saved(aXeroInvoice(other))], invoiceSpeaksOf)).toEqual([undefined]);
  }
});
