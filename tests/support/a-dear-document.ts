import Big from 'big.js';
import type {DearDocument, DearLine, DearParty} from '../../shared/documents/dear-document.ts';

const MASTER = '916ab4c0-4a6e-4f0e-9c7d-3c1f0c4b7a10';
const TASK = '5b1f2c33-8d0a-4f57-9a34-77e0d5a1c2e9';

/** Rates of the rules that the builders know, in percent. */
const RATES: Readonly<Record<string, string>> = {
  'GST on Income': '15',
  'GST on Expenses': '15',
  'Zero Rated': '0',
  'Reduced Rate': '12.5',
};

/**
 * A line as DEAR computes it under “Row Total”: Total to the cent, without tax under Exclusive and with it under Inclusive.
 * Whatever is given wins over what would be computed.
 */
export function aLine(given: Partial<DearLine> & {inclusive?: boolean} = {}): DearLine {
  const {inclusive = false, ...fields} = given;
  const line = {
    name: 'Baked Bread',
    sku: 'Bread',
    comment: '',
    quantity: '2',
    price: '10',
    discount: '0',
    taxRule: 'GST on Income',
    account: '200',
    ...fields,
  };
  const rate = RATES[line.taxRule] ?? '0';
  const total =
    fields.total ??
    new Big(line.quantity).times(line.price).times(new Big(100).minus(line.discount)).div(100).round(2, 1).toFixed();
  const tax = new Big(total).times(rate).div(inclusive ? new Big(rate).plus(100) : 100);
  return {...line, total, tax: fields.tax ?? tax.round(2, 1).toFixed()};
}

/** An authorised sale of Bread; lines and charges add up to its totals unless totals are given. */
export function aSaleInvoice(given: Partial<DearDocument> = {}): DearDocument {
  return withTotals(
    {
      kind: 'sale-invoice',
      masterId: MASTER,
      taskId: TASK,
      advanced: false,
      orderNumber: 'SO-00123',
      group: 0,
      number: 'INV-00123',
      customerReference: 'PO 4711',
      status: 'AUTHORISED',
      date: '2026-11-02',
      dueDate: '2026-11-20',
      currency: 'NZD',
      baseCurrency: 'NZD',
      rate: '1',
      taxCalculation: 'Exclusive',
      defaultAccount: '200',
      lines: [aLine()],
      charges: [],
      party: aParty(),
      ...given,
    },
    given,
  );
}

/** An authorised bill for flour. */
export function aBill(given: Partial<DearDocument> = {}): DearDocument {
  return aSaleInvoice({
    kind: 'bill',
    orderNumber: 'PO-00045',
    number: 'S-9001',
    customerReference: '',
    defaultAccount: '310',
    lines: [aLine({name: 'Flour', sku: 'FLOUR', taxRule: 'GST on Expenses', account: '310'})],
    party: aParty({name: 'Mill & Sons'}),
    ...given,
  });
}

/** A credit note to a customer for one loaf of the sale's invoice. */
export const aSaleCreditNote = (given: Partial<DearDocument> = {}): DearDocument =>
  aSaleInvoice({
    kind: 'sale-credit-note',
    number: 'CR-00123',
    credits: 'INV-00123',
    dueDate: null,
    lines: [aLine({quantity: '1'})],
    ...given,
  });

/** A credit note of the mill for some of its flour. */
export const aBillCreditNote = (given: Partial<DearDocument> = {}): DearDocument =>
  aBill({kind: 'bill-credit-note', number: 'S-CR-12', credits: 'S-9001', dueDate: null, ...given});

/** The order of the flour: its lines have no account. */
export const aPurchaseOrder = (given: Partial<DearDocument> = {}): DearDocument =>
  aBill({
    kind: 'purchase-order',
    taskId: MASTER,
    number: 'PO-00045',
    dueDate: null,
    lines: [aLine({name: 'Flour', sku: 'FLOUR', taxRule: 'GST on Expenses', account: null})],
    delivery: {date: '2026-11-09', address: aParty().address, attention: 'Kim', instructions: 'Ring twice'},
    ...given,
  });

export const aParty = (given: Partial<DearParty> = {}): DearParty => ({
  id: 'c0ffee00-1111-4222-8333-444455556666',
  name: 'Bay Books',
  email: 'accounts@example.com',
  phone: '09 555 0100',
  address: {
    line1: '1 Quay Street',
    line2: '',
    city: 'Auckland',
    region: 'Auckland',
    postcode: '1010',
    country: 'New Zealand',
  },
  ...given,
});

type WithoutTotals = Omit<DearDocument, 'totalBeforeTax' | 'tax' | 'total'>;

function withTotals(document: WithoutTotals, given: Partial<DearDocument>): DearDocument {
  const all = [...document.lines, ...document.charges];
  const add = (amounts: readonly string[]) => amounts.reduce((sum, amount) => sum.plus(amount), new Big(0));
  const lines = add(all.map((line) => line.total));
  const tax = new Big(given.tax ?? add(all.map((line) => line.tax)));
  const total = new Big(given.total ?? (document.taxCalculation === 'Inclusive' ? lines : lines.plus(tax)));
  return {
    ...document,
    tax: tax.toFixed(),
    total: total.toFixed(),
    totalBeforeTax: given.totalBeforeTax ?? total.minus(tax).toFixed(),
  };
}
