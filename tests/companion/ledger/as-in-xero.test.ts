import {expect, test} from 'vitest';
import {type AsInXero, changesSince, isUntouched} from '../../../companion/ledger/as-in-xero.ts';

const sent: AsInXero = {
  status: 'AUTHORISED',
  number: 'INV-00001',
  date: '2026-03-10',
  dueDate: '2026-04-09',
  reference: 'Order 7',
  contactId: '5C84F44C-83a4-4576-87d1-000000000001',
  total: 11_500,
  totalTax: 1_500,
  lines: 'a'.repeat(64),
  updatedAt: 1_773_000_000_000,
};

test.each<[string, Partial<AsInXero>, string[]]>([
  ['the same', {}, []],
  ['its contact in other letters', {contactId: sent.contactId?.toLowerCase() ?? null}, []],
  ['less than before', {dueDate: null, reference: null, lines: null, totalTax: null}, []],
  ['approved or paid', {status: 'PAID'}, []],
  ['another reference', {reference: ''}, ['reference Order 7 became (empty)']],
  ['another due date', {dueDate: '2026-05-01'}, ['due date 2026-04-09 became 2026-05-01']],
  ['another total', {total: 11_600, lines: null}, ['total 115.00 became 116.00']],
  ['other lines of the same sum', {lines: 'b'.repeat(64)}, ['its lines are others']],
  ['voided, whatever else', {status: 'VOIDED', total: 0}, ['it was voided']],
])('Xero shows %s', (_, now, changes) => {
  expect(changesSince(sent, {...sent, ...now})).toEqual(changes);
});

test.each<[string, Partial<AsInXero>, boolean]>([
  ['by Xero’s stamp nothing happened', {lines: 'b'.repeat(64)}, true],
  ['its stamp moved', {updatedAt: 1_773_000_000_001}, false],
  ['it has no stamp', {updatedAt: null}, false],
])('%s', (_, now, untouched) => {
  expect(isUntouched(sent, {...sent, ...now})).toBe(untouched);
});
