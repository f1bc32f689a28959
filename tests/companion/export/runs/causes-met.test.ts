import {afterEach, expect, test} from 'vitest';
import {causesMet} from '../../../../companion/export/runs/causes-met.ts';
import {aLine, aSale} from '../../../sandbox/books/builders.ts';
import type {Office} from '../../../support/office.ts';
import {ALL, workingOffice} from '../../../support/working-office.ts';
import {aRow} from '../../http/a-companion.ts';

let office: Office | undefined;
afterEach(() => office?.close());

const problem = (code: string, title: string) => ({code, title, detail: '', fix: '', raw: null});
const failed = (number: string, code: string, title: string) =>
  aRow(1, {
    status: 'Failed',
    runId: 'r',
    dear: {id: 'd', documentId: 'd', number, party: '', url: ''},
    problem: problem(code, title),
  });

test('what a run met is counted by cause, the most frequent first', () => {
  const rows = [
    failed('INV-1', 'xero.lock-date', 'INV-1 is before the lock date.'),
    failed('INV-2', 'mapping.account-archived', 'Account 630 is archived.'),
    failed('INV-3', 'mapping.account-archived', 'Account 630 is archived.'),
    failed('INV-4', 'mapping.account-archived', 'Account 640 is archived.'),
    {...failed('INV-5', 'x.y', 'Of another run.'), id: 'other'},
    aRow(2, {runId: 'r', status: 'Completed'}),
  ].map((row) => (row.id === 'other' ? {...row, transaction: {...row.transaction, runId: 'another'}} : row));
  expect(causesMet(rows, 'r')).toEqual([
    {code: 'mapping.account-archived', title: 'Account 630 is archived.', count: 2},
    {code: 'xero.lock-date', title: 'INV-1 is before the lock date.', count: 1},
    {code: 'mapping.account-archived', title: 'Account 640 is archived.', count: 1},
  ]);
});

test('a run says at its end what it met', async () => {
  const unmatched = {lines: [aLine({taxRule: 'GST on Imports (landed)'})]};
  office = await workingOffice([
    aSale({number: 'SO-00001'}),
    aSale({number: 'SO-00002', invoice: unmatched}),
    aSale({number: 'SO-00003', invoice: unmatched}),
  ]);
  const run = await office.sync(ALL);
  expect(run.counts).toMatchObject({completed: 1, failed: 2});
  expect(run.met).toEqual([{code: 'mapping.tax-rule-unmatched', title: expect.any(String), count: 2}]);
});
