import {expect, test} from 'vitest';
import {findCredited} from '../../../companion/allocations/find-credited.ts';
import type {DearMaster} from '../../../companion/dear/dear.ts';
import {unreadable} from '../../../companion/export/discover/unreadable.ts';
import type {Master} from '../../../companion/store/master-record.ts';
import type {DearDocument} from '../../../shared/documents/dear-document.ts';
import {aBill, aBillCreditNote, aSaleCreditNote, aSaleInvoice} from '../../support/a-dear-document.ts';

const problem = {code: 'c', title: 't', detail: 'd', fix: 'f', raw: null};
const readOf = (family: DearMaster['family'], documents: readonly DearDocument[]): DearMaster => ({
  ...unreadable({family, id: 'm'}, 'SO-1', problem),
  unreadable: [],
  documents,
});
const [first, second] = [aSaleInvoice({number: 'INV-1', taskId: 'a'}), aSaleInvoice({number: 'INV-2', taskId: 'b'})];
const note = (credits: string) => aSaleCreditNote({credits});
const elsewhere = (party: string): Master => ({
  id: 'x/sale/other',
  family: 'sale',
  dearId: 'other',
  number: 'SO-9',
  party,
  seenStamp: '',
  settled: {},
  status: 'INVOICED',
  orderStatus: 'AUTHORISED',
  attachmentIds: [],
  paymentIds: [],
  documents: [
    {
      ...{kind: 'sale-invoice', taskId: 'o', number: 'INV-9', status: 'AUTHORISED', date: null},
      ...{currency: 'NZD', total: '1', tax: '0'},
    },
  ],
});

test.each([
  ['the invoice it names', note(' inv-2 '), [first, second], [], 'b'],
  ['none, when it names none', note(''), [first], [], undefined],
  ['none, when it names one that is not there', note('INV-7'), [first], [], undefined],
  ['none, when two are named so', note('INV-1'), [first, {...second, number: 'INV-1'}], [], undefined],
  ['the one of another sale of the same customer', note('INV-9'), [], [elsewhere(note('').party.name)], 'o'],
  ['none of another customer', note('INV-9'), [], [elsewhere('Somebody else')], undefined],
  [
    'none, when two sales could be meant',
    note('INV-9'),
    [],
    [1, 2].map(() => elsewhere(note('').party.name)),
    undefined,
  ],
])('a customer’s credit note credits %s', (_, credit, documents, masters, taskId) => {
  expect(findCredited(credit, readOf('sale', documents), () => masters)?.taskId).toBe(taskId);
});

test.each([
  ['the only bill', [aBill({taskId: 'a'})], 'a'],
  ['none of two bills', [aBill({taskId: 'a'}), aBill({taskId: 'b'})], undefined],
  ['none of a voided one', [aBill({taskId: 'a', status: 'VOIDED'})], undefined],
])('a supplier’s credit note that names nothing credits %s', (_, documents, taskId) => {
  expect(findCredited(aBillCreditNote({credits: ''}), readOf('purchase', documents), () => [])?.taskId).toBe(taskId);
});
