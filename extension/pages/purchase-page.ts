import {masterIn, type Page, type PageExamples} from './page.ts';

/** The page of one purchase, simple or advanced. */
export const purchasePage = {
  documentOf({pathname, hash}) {
    const id = /^\/purchase(advanced)?\/?$/i.test(pathname) ? masterIn(hash) : undefined;
    return id === undefined ? undefined : {family: 'purchase', id};
  },
} satisfies Page;

/** Apart from the page, so that they are not carried to every page of DEAR's. */
export const purchasePageExamples: PageExamples = [
  ['/Purchase#7b1d2c63-0000-4000-8000-000000000001', '7b1d2c63-0000-4000-8000-000000000001'],
  [
    '/PurchaseAdvanced#7b1d2c63-0000-4000-8000-000000000001~7b1d2c63-0000-4000-8000-000000000001~tabOrder',
    '7b1d2c63-0000-4000-8000-000000000001',
  ],
  ['/purchaseadvanced#7B1D2C63-0000-4000-8000-000000000001', '7b1d2c63-0000-4000-8000-000000000001'],
  ['/Purchase', undefined], // a new purchase, not saved yet
  ['/PurchaseList#7b1d2c63-0000-4000-8000-000000000001', undefined],
  ['/Sale#7b1d2c63-0000-4000-8000-000000000001', undefined],
  ['/', undefined],
];
