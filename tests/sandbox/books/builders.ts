import type {Attachment, Invoice, Line, Party, Payment, Purchase, Sale} from './book.ts';
import {guid} from './guids.ts';

/** Two golf balls at 50.00, GST 15 %. */
export function aLine(over: Partial<Line> = {}): Line {
  return {
    sku: 'GB1',
    name: 'Golf balls',
    comment: '',
    quantity: '2',
    price: '50',
    discount: '0',
    taxRule: 'GST on Income',
    account: '200',
    ...over,
  };
}

/** Freight at 12.50 on a sale: a charge has no product. */
export const aCharge = (over: Partial<Line> = {}): Line =>
  aLine({sku: '', name: 'Freight', quantity: '1', price: '12.5', account: '260', ...over});

/** The same product bought: to the inventory account, with the tax of purchases. */
export const aBillLine = (over: Partial<Line> = {}): Line =>
  aLine({quantity: '10', price: '38.2609', taxRule: 'GST on Expenses', account: '630', ...over});

/** A supplier's charge, as an expense. */
export const aCost = (over: Partial<Line> = {}): Line =>
  aBillLine({sku: '', name: 'Inward freight', quantity: '1', price: '25', account: '425', ...over});

/** An authorised invoice of one line. Its task is the master's unless another is given. */
export function anInvoice(over: Partial<Invoice> = {}): Invoice {
  return {
    taskId: guid('invoice'),
    number: 'INV-00001',
    status: 'AUTHORISED',
    date: '2026-03-10',
    dueDate: '2026-04-09',
    rate: '1',
    memo: '',
    lines: [aLine()],
    charges: [],
    payments: [],
    group: 0,
    credits: '',
    ...over,
  };
}

/** An authorised credit note for one of the golf balls. */
export const aCreditNote = (over: Partial<Invoice> = {}): Invoice =>
  anInvoice({
    taskId: guid('credit note'),
    number: 'CR-00001',
    date: '2026-03-12',
    lines: [aLine({quantity: '1'})],
    credits: 'INV-00001',
    ...over,
  });

export function aPayment(over: Partial<Payment> = {}): Payment {
  return {
    id: guid('payment'),
    amount: '10',
    date: '2026-03-12',
    account: '090',
    reference: '',
    rate: '1',
    creditId: null,
    ...over,
  };
}

export function anAttachment(over: Partial<Attachment> = {}): Attachment {
  const fileName = over.fileName ?? 'signed delivery.pdf';
  const content = new TextEncoder().encode(`%PDF-1.4\n% ${fileName}\n`);
  return {id: guid(`file ${fileName}`), fileName, contentType: 'application/pdf', content, ...over};
}

/** A customer or supplier in New Zealand. */
export function aParty(over: Partial<Party> = {}): Party {
  const name = over.name ?? 'Kauri Sports Ltd';
  return {
    id: guid(`party ${name}`),
    name,
    currency: 'NZD',
    taxRule: 'GST on Income',
    contact: 'Accounts desk',
    email: 'accounts@example.test',
    phone: '09 555 0100',
    address: {
      line1: '1 Example Street',
      line2: 'Newmarket',
      city: 'Auckland',
      state: 'AUK',
      postcode: '1023',
      country: 'New Zealand',
    },
    deprecated: false,
    ...over,
  };
}

/** An authorised simple sale of one invoice; `invoice` changes that one, `invoices` replaces it. */
export function aSale(over: Partial<Omit<Sale, 'family'>> & {invoice?: Partial<Invoice>} = {}): Sale {
  const {invoice, ...rest} = over;
  const number = rest.number ?? 'SO-00001';
  const id = rest.id ?? guid(`sale ${number}`);
  const rate = rest.rate ?? '1';
  return {
    family: 'sale',
    type: 'Simple Sale',
    party: aParty(),
    ...common(rate),
    taxRule: 'GST on Income',
    defaultAccount: '200',
    invoices: [anInvoice({taskId: id, number: number.replace(/^SO/, 'INV'), rate, ...invoice})],
    ...rest,
    id,
    number,
  };
}

/** An authorised simple purchase of one bill. */
export function aPurchase(over: Partial<Omit<Purchase, 'family'>> & {invoice?: Partial<Invoice>} = {}): Purchase {
  const {invoice, ...rest} = over;
  const number = rest.number ?? 'PO-00001';
  const id = rest.id ?? guid(`purchase ${number}`);
  const rate = rest.rate ?? '1';
  return {
    family: 'purchase',
    type: 'Simple Purchase',
    party: aParty({name: 'Rimu Wholesale Ltd', taxRule: 'GST on Expenses'}),
    ...common(rate),
    taxRule: 'GST on Expenses',
    defaultAccount: '630',
    invoices: [anInvoice({taskId: id, number: number.replace(/^PO/, 'SUP'), rate, lines: [aBillLine()], ...invoice})],
    ...rest,
    id,
    number,
  };
}

const common = (rate: string) => ({
  currency: 'NZD',
  rate,
  taxCalculation: 'Exclusive' as const,
  terms: '30 days',
  date: '2026-03-09',
  reference: '',
  note: '',
  orderStatus: 'AUTHORISED' as const,
  voided: false,
  creditNotes: [],
  prepayments: [],
  attachments: [],
  stamp: Date.parse('2026-03-10T03:04:05.678Z'),
});
