import {expect, test} from 'vitest';
import {circumstancesOf, isSettled, settledUnder} from '../../../../companion/export/discover/settled.ts';
import type {Master} from '../../../../companion/store/master-record.ts';
import {defaultSettings} from '../../../../shared/contract/default-settings.ts';

const usual = circumstancesOf(defaultSettings, 'choices-1');
const remapped = circumstancesOf(
  {...defaultSettings, mapping: {...defaultSettings.mapping, accounts: {'630': '631'}}},
  'choices-1',
);
const master = (found: {failed: boolean; ignored: boolean}, now = usual, seenStamp = 'today'): Master => ({
  id: 'a/sale/b',
  family: 'sale',
  dearId: 'b',
  number: 'SO-1',
  party: 'P',
  seenStamp,
  settled: {t: {stamps: ['today'], under: settledUnder(found, now)}},
  status: '',
  orderStatus: '',
  attachmentIds: [],
  paymentIds: [],
});

test('a settled row costs nothing more, whatever is mapped anew', () => {
  expect(isSettled(master({failed: false, ignored: false}), 't', remapped)).toBe(true);
});

test('it is read again when its stamp moves, and for another organisation', () => {
  expect(isSettled(master({failed: false, ignored: false}, usual, 'tomorrow'), 't', usual)).toBe(false);
  expect(isSettled(master({failed: false, ignored: false}), 'other', usual)).toBe(false);
});

test.each([
  ['nothing changed', usual, true],
  ['this run has not read Xero’s choices', {...usual, choices: null}, true],
  ['the mapping changed', remapped, false],
  ['Xero’s choices changed', {...usual, choices: 'choices-2'}, false],
])('a Failed one, when %s', (_, now, settled) => {
  expect(isSettled(master({failed: true, ignored: false}), 't', now)).toBe(settled);
});

test.each([
  ['stays', '2026-11-01', true],
  ['moves on', '2026-12-01', true],
  ['moves back', '2026-10-01', false],
  ['is taken away', null, false],
])('one with an ignored invoice, when the first day %s', (_, ignoreBefore, settled) => {
  const ignored = master({failed: false, ignored: true}, {...usual, ignoreBefore: '2026-11-01'});
  expect(isSettled(ignored, 't', {...usual, ignoreBefore})).toBe(settled);
});
