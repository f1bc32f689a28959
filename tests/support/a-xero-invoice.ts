import type {Send} from '../../companion/store/ledger-records.ts';
import type {XeroElement, XeroInvoice} from '../../companion/xero/xero.ts';
import {documentPage} from '../../shared/documents/page-address.ts';
import {aXeroInvoice as anAnswer} from './a-xero-document.ts';

const SALE = '5f0c1a52-0000-4000-8000-000000000001';

export const OUR_PAGE = documentPage({family: 'sale', advanced: false, masterId: SALE, taskId: SALE});
export const STRANGE_PAGE = documentPage({
  family: 'sale',
  advanced: false,
  masterId: SALE.replace('1a52', 'ffff'),
  taskId: SALE.replace('1a52', 'ffff'),
});

/** INV-00123 as Xero answers it, entered by hand. */
export const aXeroInvoice = (change: Partial<XeroInvoice>): XeroInvoice =>
  anAnswer({
    id: 'x1',
    contactId: 'c1',
    contactName: 'Sample Customer',
    date: '2026-11-01',
    subTotal: 9_565,
    totalTax: 1_435,
    total: 11_000,
    url: null,
    ...change,
  });

/** INV-00123 as DEAR wants it in Xero. */
export const wanted = (change: Partial<Send['expected'][number]>): Send['expected'][number] => ({
  type: 'ACCREC',
  number: 'INV-00123',
  contactId: 'c1',
  name: 'Sample Customer',
  date: '2026-11-01',
  currency: 'NZD',
  total: 11_000,
  totalTax: 1_435,
  url: OUR_PAGE,
  ...change,
});

export const saved = (record: XeroInvoice): XeroElement<XeroInvoice> => ({
  outcome: 'saved',
  record,
  errors: [],
  warnings: [],
});
