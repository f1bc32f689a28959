import type {DocumentKind} from '../../shared/documents/kinds.ts';
import {xeroPlace} from '../ledger/xero-place.ts';
import type {Xero, XeroCallOptions, XeroInvoice, XeroPayment} from '../xero/xero.ts';
import type {XeroSide} from './sides.ts';

/** Xero's advice for list filters is about 40 values a call (Xero's documentation). */
const IDS_A_CALL = 40;

const kinds: Readonly<Record<string, DocumentKind>> = {
  ACCREC: 'sale-invoice',
  ACCPAY: 'bill',
  ACCRECCREDIT: 'sale-credit-note',
  ACCPAYCREDIT: 'bill-credit-note',
  PURCHASEORDER: 'purchase-order',
};

/** Everything that counts in Xero within the days given: one list a kind, a thousand documents a call. */
export async function gatherXero(
  xero: Xero,
  days: {readonly from: string; readonly to: string},
  {withOrders, withPayments, options}: {withOrders: boolean; withPayments: boolean; options: XeroCallOptions},
): Promise<XeroSide[]> {
  const found = [
    ...(await xero.findInvoicesBetween(days, options)),
    ...(await xero.findCreditNotes(days, options)),
    ...(withOrders ? await xero.findPurchaseOrders(days, options) : []),
  ];
  const payments = withPayments ? await xero.findPayments(days, options) : [];
  return [...found.flatMap(sideOf), ...payments.flatMap(sideOfPayment)];
}

/** Documents of ours that Xero dates in another period, by their ids; what counts there no more is left out. */
export async function gatherXeroById(
  xero: Xero,
  wanted: readonly {readonly kind: DocumentKind; readonly xeroId: string}[],
  options: XeroCallOptions,
): Promise<XeroSide[]> {
  const found: (XeroInvoice | undefined)[] = [];
  const invoices = wanted.filter(({kind}) => kind === 'sale-invoice' || kind === 'bill').map(({xeroId}) => xeroId);
  for (let place = 0; place < invoices.length; place += IDS_A_CALL) {
    found.push(...(await xero.findInvoicesById(invoices.slice(place, place + IDS_A_CALL), options)));
  }
  for (const {kind, xeroId} of wanted) {
    if (kind === 'sale-credit-note' || kind === 'bill-credit-note')
      found.push(await xero.getCreditNote(xeroId, options));
    if (kind === 'purchase-order') found.push(await xero.getPurchaseOrder(xeroId, options));
  }
  const payments: (XeroPayment | undefined)[] = [];
  for (const {kind, xeroId} of wanted) {
    if (kind === 'payment' || kind === 'refund') payments.push(await xero.getPayment(xeroId, options));
  }
  return [
    ...found.flatMap((record) => (record ? sideOf(record) : [])),
    ...payments.flatMap((payment) => (payment ? sideOfPayment(payment) : [])),
  ];
}

/** By the type of what they are on; prepayments and overpayments are no documents of DEAR's. */
const moneyTypes: Readonly<Record<string, {kind: 'payment' | 'refund'; on: string}>> = {
  ACCRECPAYMENT: {kind: 'payment', on: 'ACCREC'},
  ACCPAYPAYMENT: {kind: 'payment', on: 'ACCPAY'},
  ARCREDITPAYMENT: {kind: 'refund', on: 'ACCRECCREDIT'},
  APCREDITPAYMENT: {kind: 'refund', on: 'ACCPAYCREDIT'},
};

function sideOfPayment({id, on, number, contactName, date, currency, amount, status, type}: XeroPayment): XeroSide[] {
  const known = moneyTypes[type];
  if (!id || !on || !known || status === 'DELETED') return [];
  const {url} = xeroPlace(known.on, {id: on, number});
  return [
    {kind: known.kind, id, number, party: contactName ?? '', date, currency: currency ?? '', total: amount ?? 0, url},
  ];
}

function sideOf({id, type, number, contactName, date, currency, total, status}: XeroInvoice): XeroSide[] {
  const kind = kinds[type];
  if (!id || !kind || status === 'VOIDED' || status === 'DELETED') return [];
  const {url} = xeroPlace(type, {id, number});
  const isDraft = status === 'DRAFT' || status === 'SUBMITTED';
  const side = {kind, id, number, party: contactName ?? '', date, currency: currency ?? '', total: total ?? 0, url};
  return [isDraft ? {...side, isDraft} : side];
}
