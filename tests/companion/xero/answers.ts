import {noFailpoints} from '../../../companion/platform/failpoints.ts';
import type {Fetch} from '../../../companion/platform/http.ts';
import {createPacer} from '../../../companion/platform/pacer.ts';
import {createDayBudget} from '../../../companion/xero/day-budget.ts';
import {createXeroClient, type XeroClientDependencies} from '../../../companion/xero/xero-client.ts';
import {ObedientClock} from '../../support/clock.ts';

export const invoiceId = 'ed255415-e141-4150-aab7-89c3bbbb851c';
export const contactId = '430fa14a-f945-44d3-9f97-5df5e28441b8';
export const zeroGuid = '00000000-0000-0000-0000-000000000000';

/** An invoice as Xero gives it. */
export const anInvoice = (more: object = {}) => ({
  Type: 'ACCREC',
  InvoiceID: invoiceId,
  InvoiceNumber: 'INV-00001',
  Reference: 'PO 77',
  AmountDue: 23.0,
  AmountPaid: 0.0,
  AmountCredited: 0.0,
  CurrencyRate: 0.6153,
  HasErrors: false,
  Contact: {ContactID: contactId, Name: 'Kauri Kitchen', HasValidationErrors: false},
  DateString: '2026-03-02T00:00:00',
  Date: '/Date(1772409600000+0000)/',
  DueDate: '/Date(1773964800000+0000)/',
  Status: 'AUTHORISED',
  LineAmountTypes: 'Exclusive',
  LineItems: [
    {
      LineItemID: '5f7a612b-fdcc-4d33-90fa-a9f6bc6db32f',
      Description: 'Green tea',
      UnitAmount: 9.9999,
      Quantity: 2.0,
      LineAmount: 20.0,
      TaxAmount: 3.0,
      TaxType: 'OUTPUT2',
      AccountCode: '200',
      ValidationErrors: [],
    },
  ],
  SubTotal: 20.0,
  TotalTax: 3.0,
  Total: 23.0,
  CurrencyCode: 'NZD',
  Url: 'https://inventory.dearsystems.com/Sale#1~2~tabInvoice',
  StatusAttributeString: 'OK',
  ...more,
});

export function xeroAt(fetch: Fetch, more: Partial<XeroClientDependencies> & {perDay?: number} = {}) {
  const clock = new ObedientClock();
  const lines: unknown[] = [];
  const write = (...line: unknown[]) => void lines.push(line);
  let tokens = 0;
  const pacer = createPacer({clock, perMinute: 60, atOnce: 5});
  const day = createDayBudget({clock, perDay: more.perDay ?? 1000});
  const xero = createXeroClient({
    apiUrl: 'http://127.0.0.1:9/api.xro/2.0',
    tenantId: 'tenant-1',
    accessToken: async () => `token-${tokens}`,
    refreshAfter401: async () => `token-${++tokens}`,
    fetch,
    clock,
    ids: {next: () => 'id', bytes: (length) => new Uint8Array(length), below: () => 0},
    pacer,
    day,
    failpoints: noFailpoints,
    log: {debug: write, info: write, warn: write, error: write},
    ...more,
  });
  return {xero, clock, lines, pacer, day};
}

/** Lets time pass until the call has settled; gives the trouble, or what came back. */
export async function settled<Value>(clock: ObedientClock, call: Promise<Value>): Promise<unknown> {
  let over = false;
  const result = call.then(
    (value) => value,
    (error: unknown) => error,
  );
  void result.finally(() => {
    over = true;
  });
  // xero-node loads from disk on first use; after that a few turns are enough.
  for (let turn = 0; turn < 2_000 && !over; turn += 1) await clock.advance(500);
  return result;
}
