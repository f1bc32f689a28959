import {masterIn, type Page, type PageExamples} from './page.ts';

/** The page of one sale, simple or advanced. The whole pathname is compared: `/SaleList` begins with `/Sale` too. */
export const salePage = {
  documentOf({pathname, hash}) {
    const id = /^\/sale(multiple)?\/?$/i.test(pathname) ? masterIn(hash) : undefined;
    return id === undefined ? undefined : {family: 'sale', id};
  },
} satisfies Page;

/** Apart from the page, so that they are not carried to every page of DEAR's. */
export const salePageExamples: PageExamples = [
  ['/Sale#5f0c1a52-0000-4000-8000-000000000001', '5f0c1a52-0000-4000-8000-000000000001'],
  [
    '/Sale#5f0c1a52-0000-4000-8000-000000000001~5f0c1a52-0000-4000-8000-000000000001~tabInvoice',
    '5f0c1a52-0000-4000-8000-000000000001',
  ],
  [
    '/Sale#5F0C1A52-0000-4000-8000-000000000001~5f0c1a52-0000-4000-8000-000000000001~tabAttachments',
    '5f0c1a52-0000-4000-8000-000000000001',
  ],
  ['/sale#5f0c1a52-0000-4000-8000-000000000001', '5f0c1a52-0000-4000-8000-000000000001'],
  [
    '/SaleMultiple#5f0c1a52-0000-4000-8000-000000000001~9a1b1a52-0000-4000-8000-000000000002~tabInvoice',
    '5f0c1a52-0000-4000-8000-000000000001',
  ],
  [
    '/Sale/#5f0c1a52-0000-4000-8000-000000000001%7E5f0c1a52-0000-4000-8000-000000000001%7EtabInvoice',
    '5f0c1a52-0000-4000-8000-000000000001',
  ],
  ['/Sale', undefined], // a new sale, not saved yet
  ['/Sale#', undefined],
  ['/Sale/Index/5f0c1a52-0000-4000-8000-000000000001', undefined], // opens a new sale, not this one
  ['/SaleList', undefined],
  ['/SaleList#5f0c1a52-0000-4000-8000-000000000001', undefined],
  ['/Purchase#5f0c1a52-0000-4000-8000-000000000001', undefined],
  ['/Product#5f0c1a52-0000-4000-8000-000000000001', undefined],
  ['/', undefined],
  ['/Account/Login', undefined],
];
