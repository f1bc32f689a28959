import {expect, test} from 'vitest';
import {inBatches} from '../../../../companion/export/send/batches.ts';
import type {Parcel} from '../../../../companion/ledger/begin-send.ts';
import {wanted} from '../../../support/a-xero-invoice.ts';

const parcel = (number: string, more: {type?: string; contactId?: string; text?: string} = {}): Parcel => ({
  entryId: `${number}${more.contactId ?? ''}${more.text?.length ?? ''}`,
  version: 1,
  fingerprint: '',
  json: {text: more.text ?? ''},
  expected: wanted({number, type: more.type ?? 'ACCREC', contactId: more.contactId ?? 'c1'}),
});

test('a thousand documents take twenty calls', () => {
  const batches = inBatches(Array.from({length: 1_000}, (_, n) => parcel(`INV-${n}`)));
  expect(batches.map((batch) => batch.length)).toEqual(Array(20).fill(50));
});

test('no call exceeds three megabytes', () => {
  const batches = inBatches(Array.from({length: 10}, (_, n) => parcel(`INV-${n}`, {text: 'x'.repeat(900_000)})));
  expect(batches.map((batch) => batch.length)).toEqual([3, 3, 3, 1]);
});

test('two bills of one supplier under one number never share a call; those of two suppliers do', () => {
  const twins = [parcel('77', {type: 'ACCPAY', text: 'a'}), parcel('77', {type: 'ACCPAY', text: 'bb'})];
  expect(inBatches(twins)).toHaveLength(2);
  expect(inBatches([parcel('77', {type: 'ACCPAY'}), parcel('77', {type: 'ACCPAY', contactId: 'c2'})])).toHaveLength(1);
});
