import type {XeroDocument, XeroDocumentLine} from '../../companion/mapping/xero-document.ts';
import type {XeroInvoice} from '../../companion/xero/xero.ts';

export const aXeroLine = (given: Partial<XeroDocumentLine> = {}): XeroDocumentLine => ({
  description: 'Baked Bread [Bread]',
  quantity: '2',
  unitAmount: '10',
  discountRate: null,
  accountCode: '200',
  taxType: 'OUTPUT2',
  taxAmount: null,
  ...given,
});

/** A sales invoice of two loaves at 10.00, GST 15 %: 23.00. */
export const aXeroDocument = (given: Partial<XeroDocument> = {}): XeroDocument => ({
  type: 'ACCREC',
  number: 'INV-00123',
  reference: 'PO 4711',
  date: '2026-11-02',
  dueDate: '2026-11-20',
  currencyCode: 'NZD',
  currencyRate: null,
  lineAmountTypes: 'Exclusive',
  status: 'AUTHORISED',
  url: 'https://inventory.dearsystems.com/Sale#916ab4c0-4a6e-4f0e-9c7d-3c1f0c4b7a10~5b1f2c33-8d0a-4f57-9a34-77e0d5a1c2e9~tabInvoice',
  lines: [aXeroLine()],
  expected: {subTotal: 2000, totalTax: 300, total: 2300},
  ...given,
});

/** The same invoice as Xero answers it. */
export const aXeroInvoice = (given: Partial<XeroInvoice> = {}): XeroInvoice => ({
  id: '11111111-2222-4333-8444-555555555555',
  type: 'ACCREC',
  number: 'INV-00123',
  reference: 'PO 4711',
  contactId: 'c0ffee00-1111-4222-8333-444455556666',
  contactName: 'Bay Books',
  date: '2026-11-02',
  dueDate: '2026-11-20',
  currency: 'NZD',
  rate: '1',
  status: 'AUTHORISED',
  lineAmountTypes: 'Exclusive',
  subTotal: 2000,
  totalTax: 300,
  total: 2300,
  amountDue: 2300,
  amountPaid: 0,
  amountCredited: 0,
  url: null,
  hasAttachments: null,
  updatedAt: null,
  lines: [],
  payments: [],
  ...given,
});
