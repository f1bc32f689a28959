import {describe, expect, onTestFinished, test} from 'vitest';
import {forecast, type Known} from '../../../companion/settings/forecast.ts';
import type {LedgerEntry} from '../../../companion/store/ledger-records.ts';
import type {Master} from '../../../companion/store/master-record.ts';
import {defaultSettings} from '../../../shared/contract/default-settings.ts';
import type {Forecast} from '../../../shared/contract/forecast.ts';
import {anAttachment, aSale} from '../../sandbox/books/builders.ts';
import {ALL, workingOffice} from '../../support/working-office.ts';

const pace = {dear: 60, xero: 60, xeroDay: 1_000};
const books = {account: 'a', tenantId: 't'};

type Part = NonNullable<Master['documents']>[number];
const invoice = (taskId: string, over: Partial<Part> = {}): Part => ({
  ...{kind: 'sale-invoice', taskId, number: `INV-${taskId}`, status: 'AUTHORISED', date: '2026-03-10'},
  ...{currency: 'NZD', total: '115', tax: '15'},
  ...over,
});

const aMaster = (over: Partial<Master> = {}): Master => ({
  id: `a/sale/${over.dearId ?? 's'}`,
  family: 'sale',
  dearId: 's',
  number: 'SO-1',
  party: 'Kauri Sports Ltd',
  seenStamp: '',
  settled: {},
  status: 'INVOICED',
  orderStatus: 'AUTHORISED',
  attachmentIds: [],
  paymentIds: [],
  documents: [invoice('1')],
  ...over,
});

const known = (
  masters: readonly Master[],
  accepted: readonly string[] = [],
  ignoreBefore: string | null = null,
): Known => ({
  masters,
  settings: {...defaultSettings, ignoreBefore},
  books,
  entry: (id) => (accepted.includes(id) ? ({id, state: 'accepted'} as LedgerEntry) : undefined),
  today: '2026-03-16',
});

const many = (count: number, over: Partial<Master>) =>
  Array.from({length: count}, (_, n) => aMaster({...over, dearId: `s${n}`, documents: [invoice(`${n}`)]}));

describe('of files', () => {
  const twoInvoices = aMaster({attachmentIds: ['x', 'y', 'z'], documents: [invoice('1'), invoice('2')]});

  test.each<[string, Known, Partial<Forecast>]>([
    ['none', known([aMaster()]), {documents: 0, items: 0, calls: {dear: 0, xero: 0}, minutes: 0, days: 1}],
    [
      'three files on each of two invoices',
      known([twoInvoices]),
      {documents: 1, items: 6, calls: {dear: 4, xero: 6}, minutes: 1},
    ],
    [
      'drafts and voided ones left out',
      known([aMaster({attachmentIds: ['x'], documents: [invoice('1', {status: 'DRAFT'})]})]),
      {items: 0},
    ],
    [
      'credit notes left out',
      known([aMaster({attachmentIds: ['x'], documents: [invoice('1', {kind: 'sale-credit-note'})]})]),
      {items: 0},
    ],
    ['those before the first day left out', known([aMaster({attachmentIds: ['x']})], [], '2026-04-01'), {items: 0}],
    [
      'those that went before left out, and one call to see which documents have files, one to see theirs',
      known([twoInvoices], ['a/t/sale-invoice/s/1/', 'a/t/attachment/s/1/x']),
      {items: 5, calls: {dear: 4, xero: 7}},
    ],
    [
      'no more than Xero takes',
      known([aMaster({attachmentIds: Array.from({length: 14}, (_, n) => `${n}`)})]),
      {items: 10, calls: {dear: 11, xero: 10}},
    ],
    [
      'thousands, by the day',
      known(many(2_000, {attachmentIds: ['x']})),
      {documents: 2_000, items: 2_000, calls: {dear: 4_000, xero: 2_000}, minutes: 67, days: 3},
    ],
  ])('%s', (_, facts, expected) => {
    expect(forecast('exportAttachments', facts, pace)).toMatchObject({switch: 'exportAttachments', ...expected});
  });

  test('it is what the sync then does, to the call', async () => {
    const office = await workingOffice([
      aSale({attachments: [anAttachment(), anAttachment({fileName: 'b.pdf'})]}),
      aSale({number: 'SO-00002', attachments: [anAttachment({fileName: 'c.pdf'})]}),
      aSale({number: 'SO-00003'}),
    ]);
    onTestFinished(() => office.close());
    await office.sync(ALL);
    const said = (await office.call<Forecast>('GET', '/api/settings/forecast?switch=exportAttachments')).body;
    expect(said).toMatchObject({documents: 2, items: 3});
    await office.call('PATCH', '/api/settings', {exportAttachments: true});
    const {dear, xero} = office.sandbox;
    const before = {dear: dear.calls.length, xero: xero.calls.length};
    await office.sync(ALL);
    const lists = 4;
    const late = dear.calls.slice(before.dear).filter(({path}) => path === '/sale/attachment').length;
    expect(dear.calls.length - before.dear - lists - late).toBe(said.calls.dear);
    expect(xero.calls.length - before.xero).toBe(said.calls.xero);
  });
});

describe('of the other switches', () => {
  test.each<[Forecast['switch'], Known, Partial<Forecast>]>([
    [
      'exportPurchaseOrders',
      known(
        [
          aMaster({family: 'purchase', dearId: 'p1', documents: [invoice('p1', {kind: 'purchase-order'})]}),
          aMaster({
            family: 'purchase',
            dearId: 'p2',
            documents: [invoice('p2', {kind: 'purchase-order', date: '2025-12-31'})],
          }),
          aMaster({family: 'purchase', dearId: 'p3', orderStatus: 'DRAFT'}),
          aMaster(),
        ],
        [],
        '2026-01-01',
      ),
      {documents: 1, items: 1, calls: {dear: 1, xero: 3}},
    ],
    [
      'exportPayments',
      known([aMaster({paymentIds: ['x', 'y']}), aMaster()]),
      {documents: 1, items: 2, calls: {dear: 2, xero: 2}},
    ],
    [
      'exportPayments',
      known([aMaster({paymentIds: ['x', 'y'], parts: {t: ['a/t/payment/s/1/x']}})], ['a/t/payment/s/1/x']),
      {documents: 1, items: 1},
    ],
    ['exportJournals', known([], [], '2026-03-14'), {items: 18, calls: {dear: 1, xero: 2}}],
  ])('%s', (which, facts, expected) => {
    expect(forecast(which, facts, pace)).toMatchObject({switch: which, ...expected});
  });
});

test('a switch that does not exist is refused', async () => {
  const office = await workingOffice([]);
  onTestFinished(() => office.close());
  expect((await office.call('GET', '/api/settings/forecast?switch=everything')).status).toBe(422);
});
