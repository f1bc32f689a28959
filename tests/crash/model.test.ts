import {describe, expect, test} from 'vitest';
import {documentPage} from '../../shared/documents/page-address.ts';
import {type Due, wrongInXero} from './model.ts';

const MASTER = '5f0c1a52-0000-4000-8000-000000000001';
const due: Due = {
  type: 'ACCPAY',
  masterId: MASTER,
  taskId: MASTER,
  number: 'B-1',
  party: 'Kauri <Timber>  Supplies',
  date: '2026-03-01',
  currency: 'NZD',
  total: 11_500,
  totalTax: 1_500,
};
const held = {
  id: 'x1',
  type: 'ACCPAY' as const,
  number: 'B-1',
  status: 'AUTHORISED' as const,
  url: documentPage({family: 'purchase', advanced: false, masterId: MASTER, taskId: MASTER}),
  date: '2026-03-01',
  currencyCode: 'NZD',
  total: 11_500,
  totalTax: 1_500,
  contactId: 'c1',
  createdBy: 'deerpath',
};
const contact = {contactId: 'c1', name: 'Kauri Timber Supplies', status: 'ACTIVE'};

test('a document that arrived once, to the cent, is right', () => {
  expect(wrongInXero([due], {documents: [held], contacts: [contact]}, true)).toEqual([]);
});

test('a document may be missing before the end, and not at it', () => {
  expect(wrongInXero([due], {documents: [], contacts: []}, false)).toEqual([]);
  expect(wrongInXero([due], {documents: [], contacts: []}, true)).toEqual(['B-1 never arrived']);
});

describe('planted faults that the model must catch, before the end too', () => {
  test.each([
    ['there twice', [held, {...held, id: 'x2'}], [contact], /2 times/],
    ['a cent off', [{...held, total: 11_501}], [contact], /11501/],
    ['a cent of tax off', [{...held, totalTax: 1_499}], [contact], /1499/],
    ['on another day', [{...held, date: '2026-03-02'}], [contact], /dated/],
    ['in another currency', [{...held, currencyCode: 'AUD'}], [contact], /AUD/],
    [
      'of another supplier',
      [{...held, contactId: 'c2'}],
      [contact, {contactId: 'c2', name: 'Other', status: 'ACTIVE'}],
      /instead of/,
    ],
    [
      'of no document in DEAR',
      [held, {...held, id: 'x2', url: held.url.replaceAll('1a52', '1a53')}],
      [contact],
      /not due/,
    ],
    ['a sales invoice instead of a bill', [{...held, type: 'ACCREC' as const}], [contact], /not due/],
    [
      'with its contact twice',
      [held],
      [contact, {...contact, contactId: 'c3', name: 'KAURI TIMBER SUPPLIES'}],
      /there twice/,
    ],
  ])('%s', (_, documents, contacts, words) => {
    expect(wrongInXero([due], {documents, contacts}, false).join('\n')).toMatch(words);
  });
});

test('what a person entered, and what was voided, is none of its business', () => {
  const documents = [held, {...held, id: 'x2', createdBy: null}, {...held, id: 'x3', status: 'VOIDED' as const}];
  expect(wrongInXero([due], {documents, contacts: [contact]}, true)).toEqual([]);
});

describe('an order', () => {
  const order: Due = {...due, type: 'PURCHASEORDER', number: 'PO-1', total: 9_000};
  const inXero = {...held, id: 'o1', type: 'PURCHASEORDER' as const, number: 'PO-1', url: '', total: 9_000};

  test.each([
    ['billed with its bill', [held, {...inXero, status: 'BILLED'}], []],
    ['not billed with its bill', [held, inXero], ['PO-1 is AUTHORISED and has bill']],
    ['billed without one', [{...inXero, status: 'BILLED'}], ['B-1 never arrived', 'PO-1 is BILLED and has no bill']],
  ])('%s', (_, documents, wrong) => {
    expect(wrongInXero([due, order], {documents, contacts: [contact]}, true)).toEqual(wrong);
  });
});
