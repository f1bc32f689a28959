import {expect, test} from 'vitest';
import {viewOf} from '../../../extension/documents/document-view.ts';
import type {DocumentFacts, DocumentRow} from '../../../extension/messages/asks.ts';
import {aFinishedRun, aProblem, aRun, aTransaction, SALE_ID} from '../../support/contract-builders.ts';

const row = (given: Partial<DocumentRow> = {}): DocumentRow => {
  const {id, kind, status, xero, skipped, updatedAt, createdAt, dear} = aTransaction();
  return {
    id,
    kind,
    status,
    xero,
    skipped,
    updatedAt,
    createdAt,
    number: dear.number,
    documentId: SALE_ID,
    problem: null,
    ...given,
  };
};
const facts = (given: Partial<DocumentFacts> = {}): DocumentFacts => ({
  rows: [],
  run: null,
  company: 'Demo Trading Ltd',
  ...given,
});
const failed = (given: Partial<DocumentRow> = {}) => row({status: 'Failed', xero: null, problem: aProblem(), ...given});

test.each([
  ['unknown', facts(), {kind: 'not-in-xero'}],
  ['in Xero', facts({rows: [row()]}), {kind: 'in-xero', more: 'INV-00123', url: 'https://go.xero.com/x-1'}],
  ['failed', facts({rows: [failed()]}), {kind: 'failed', more: 'Tax rule “GST on Imports” has no match'}],
  [
    'waiting',
    facts({rows: [row({status: 'Pending', xero: null, waitingFor: 'Xero asked us to slow down.'})]}),
    {kind: 'waiting', more: 'Xero asked us to slow down', hint: 'Xero asked us to slow down.'},
  ],
  [
    'skipped',
    facts({
      rows: [
        row({
          status: 'Skipped',
          xero: null,
          skipped: {reason: 'By hand', user: 'Accounts', at: '2026-11-23T10:00:00Z'},
        }),
      ],
    }),
    {kind: 'skipped', more: 'By hand', hint: 'Skipped by Accounts: By hand'},
  ],
  ['running', facts({rows: [row()], run: aRun()}), {kind: 'syncing'}],
  ['queued', facts({run: aRun({state: 'waiting'})}), {kind: 'waiting'}],
  ['nothing authorised', facts({run: aFinishedRun({outcome: 'nothing-authorised'})}), {kind: 'not-authorised'}],
] as const)('a document that is %s', (_, known, state) => {
  expect(viewOf('sale', known).state).toMatchObject(state);
});

test('with nothing authorised the button rests and says why', () => {
  expect(viewOf('purchase', facts({run: aFinishedRun({outcome: 'nothing-authorised'})})).disabled).toContain(
    'authorise the bill',
  );
});

test('a document of another company is said to be so', () => {
  const view = viewOf('sale', facts({run: aFinishedRun({outcome: 'not-in-this-company'})}));
  expect(view.state).toMatchObject({kind: 'not-in-xero', more: 'This sale is not in Demo Trading Ltd'});
  expect(view.disabled).toContain('not in Demo Trading Ltd');
});

test('of several invoices the one that is worst off speaks, with its number', () => {
  const rows = [
    row(),
    failed({id: 'tx-2', documentId: 'b', number: 'INV-00128/2'}),
    row({id: 'tx-3', documentId: 'c', status: 'Pending', xero: null}),
  ];
  expect(viewOf('sale', facts({rows})).state).toMatchObject({
    kind: 'failed',
    more: 'INV-00128/2: Tax rule “GST on Imports” has no match',
  });
});

test('an advanced sale has a list of its invoices beside the pill, a simple one has not', () => {
  const rows = [row(), failed({id: 'tx-2', documentId: 'b', number: 'INV-00128/2'})];
  const {parts} = viewOf('sale', facts({rows}));
  expect(parts).toMatchObject({name: '2 invoices, 1 failed', hasFailed: true});
  expect(parts?.items.map(({name, state}) => [name, state.kind])).toEqual([
    ['INV-00123', 'in-xero'],
    ['INV-00128/2', 'failed'],
  ]);
  expect(viewOf('sale', facts({rows: [row()]})).parts).toBeNull();
});

test('files, payments and orders stand in the list below the invoices, each with its newest state', () => {
  const rows = [
    row({id: 'p', kind: 'payment', documentId: 'pay', number: 'INV-00123'}),
    failed({
      id: 'f',
      kind: 'attachment',
      documentId: SALE_ID,
      number: 'delivery.pdf',
      updatedAt: '2026-11-23T00:00:00Z',
    }),
    row({
      id: 'f-0',
      kind: 'attachment',
      documentId: SALE_ID,
      number: 'delivery.pdf',
      updatedAt: '2026-11-22T00:00:00Z',
    }),
    row(),
  ];
  const {parts} = viewOf('sale', facts({rows}));
  expect(parts?.items.map(({name, state}) => [name, state.kind])).toEqual([
    ['INV-00123', 'in-xero'],
    ['Attachment delivery.pdf', 'failed'],
    ['Payment INV-00123', 'in-xero'],
  ]);
  expect(parts?.name).toBe('3 documents, 1 failed');
});

test('of one invoice’s rows the newest counts', () => {
  const rows = [
    failed({id: 'old', updatedAt: '2026-11-22T00:00:00.000Z'}),
    row({updatedAt: '2026-11-23T00:00:00.000Z'}),
  ];
  expect(viewOf('sale', facts({rows})).state).toMatchObject({kind: 'in-xero'});
});

test('files and payments do not speak for the document', () => {
  expect(
    viewOf('sale', facts({rows: [row(), failed({id: 'f', kind: 'attachment', documentId: 'file'})]})).state,
  ).toMatchObject({
    kind: 'in-xero',
  });
});

test('a run that ended early says why', () => {
  const view = viewOf(
    'sale',
    facts({
      run: aFinishedRun({state: 'failed', problem: aProblem({title: 'Xero’s login has ended.', fix: 'Log in again.'})}),
    }),
  );
  expect(view.state).toMatchObject({
    kind: 'not-in-xero',
    more: 'Xero’s login has ended',
    hint: 'Xero’s login has ended. Log in again.',
  });
  expect(view.disabled).toBeNull();
});
