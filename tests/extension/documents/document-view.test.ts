import {expect, test} from 'vitest';
import {away} from '../../../extension/client/trouble.ts';
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

test('nothing is said before the first answer, nor while the companion is away', () => {
  expect(viewOf('sale', null)).toMatchObject({state: null, disabled: null});
  expect(viewOf('sale', away('http://127.0.0.1:4780'))).toMatchObject({
    state: null,
    disabled: expect.stringContaining('npm start'),
  });
});

test.each([
  ['unknown', facts(), {kind: 'not-in-xero'}],
  ['in Xero', facts({rows: [row()]}), {kind: 'in-xero', number: 'INV-00123', url: 'https://go.xero.com/x-1'}],
  ['failed', facts({rows: [failed()]}), {kind: 'failed', reason: 'Tax rule “GST on Imports” has no match'}],
  [
    'waiting',
    facts({rows: [row({status: 'Pending', xero: null, waitingFor: 'Xero asked us to slow down.'})]}),
    {kind: 'waiting', hint: 'Xero asked us to slow down.'},
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
    {kind: 'skipped', hint: 'Skipped by Accounts: By hand'},
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
  expect(view.state).toMatchObject({kind: 'not-in-xero', reason: 'This sale is not in Demo Trading Ltd'});
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
    reason: 'INV-00128/2: Tax rule “GST on Imports” has no match',
  });
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
    reason: 'Xero’s login has ended',
    hint: 'Xero’s login has ended. Log in again.',
  });
  expect(view.disabled).toBeNull();
});
