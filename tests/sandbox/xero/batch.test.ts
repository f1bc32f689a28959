import {expect, test} from 'vitest';
import {aBill, aLine, anInvoice, loggedIn} from './logged-in.ts';

const batch = {
  Invoices: [
    anInvoice({InvoiceNumber: 'A'}),
    aBill({InvoiceNumber: 'B', LineItems: [aLine({AccountCode: '999', TaxType: 'INPUT2'})]}),
    anInvoice({InvoiceNumber: 'C'}),
  ],
};

test('with summarizeErrors=false every element comes back in its place, judged by itself', async () => {
  const {call, sandbox} = await loggedIn();
  const answer = await call('PUT', '/Invoices?summarizeErrors=false', {body: batch});
  expect(answer.status).toBe(200);
  expect(
    answer.elements.map(({InvoiceNumber, StatusAttributeString}) => [InvoiceNumber, StatusAttributeString]),
  ).toEqual([
    ['A', 'OK'],
    ['B', 'ERROR'],
    ['C', 'OK'],
  ]);
  expect(sandbox.invoices().map(({number}) => number)).toEqual(['A', 'C']);
});

test('without it one bad element makes a 400 that lists it alone, and the good ones are saved all the same', async () => {
  const {call, sandbox} = await loggedIn();
  const answer = await call('PUT', '/Invoices', {body: batch});
  expect(answer.json).toMatchObject({
    ErrorNumber: 10,
    Type: 'ValidationException',
    Message: 'A validation exception occurred',
  });
  expect(answer.status).toBe(400);
  expect(answer.elements.map(({InvoiceNumber}) => InvoiceNumber)).toEqual(['B']);
  expect(sandbox.invoices().map(({number}) => number)).toEqual(['A', 'C']);
});

test('two elements of one batch cannot have the same number', async () => {
  const {call} = await loggedIn();
  const answer = await call('PUT', '/Invoices?summarizeErrors=false', {body: {Invoices: [anInvoice(), anInvoice()]}});
  expect(answer.elements.map(({StatusAttributeString}) => StatusAttributeString)).toEqual(['OK', 'ERROR']);
});
