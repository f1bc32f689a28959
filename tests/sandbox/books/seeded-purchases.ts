import type {Purchase} from './book.ts';
import {aBillLine, aCost, anAttachment, anInvoice, aParty, aPayment, aPurchase} from './builders.ts';
import {guid} from './guids.ts';

/** Ids and numbers of the purchases that the pages' own examples name. */
export const purchaseIds = {
  authorised: '7b1d2c63-0000-4000-8000-000000000001',
  notInvoiced: '7b1d2c63-0000-4000-8000-000000000002',
  draft: '7b1d2c63-0000-4000-8000-000000000003',
} as const;

const supplier = (name: string, currency = 'NZD', over: Parameters<typeof aParty>[0] = {}) =>
  aParty({name, currency, taxRule: currency === 'NZD' ? 'GST on Expenses' : 'Zero Rated Expenses', ...over});
const rimu = supplier('Rimu Wholesale Ltd');
const mataI = supplier('Mataī Timber & Sons');
const free = {taxRule: 'Zero Rated Expenses'};

/** The purchases of the seeded books. `day(3)` is the calendar day three days ago. */
export function seededPurchases(day: (ago: number) => string): Purchase[] {
  const dated = (ago: number) => ({date: day(ago), dueDate: day(ago - 20)});
  return [
    aPurchase({
      id: purchaseIds.authorised,
      number: 'PO-00045',
      party: rimu,
      invoice: {...dated(3), number: 'SUP-9001'},
    }),
    aPurchase({id: purchaseIds.notInvoiced, number: 'PO-00046', party: rimu, orderStatus: 'DRAFT', invoices: []}),
    aPurchase({
      id: purchaseIds.draft,
      number: 'PO-00047',
      party: rimu,
      invoice: {...dated(2), number: 'SUP-9002', status: 'DRAFT', lines: [aBillLine({quantity: '2'})]},
    }),
    // Two suppliers, one number.
    aPurchase({number: 'PO-00048', party: rimu, invoice: {...dated(4), number: 'INV-1001', charges: [aCost()]}}),
    aPurchase({number: 'PO-00049', party: mataI, invoice: {...dated(4), number: 'INV-1001', lines: [aCost()]}}),
    // Two bills of one supplier without a number.
    aPurchase({
      number: 'PO-00050',
      party: mataI,
      invoice: {...dated(5), number: '', lines: [aCost({price: '31.4159'})]},
    }),
    aPurchase({number: 'PO-00051', party: mataI, invoice: {...dated(5), number: '', lines: [aCost({price: '27.18'})]}}),
    aPurchase({number: 'PO-00052', party: mataI, invoice: {...dated(6), number: 'A-17, B-18'}}),
    aPurchase({number: 'PO-00053', party: mataI, invoice: {...dated(6), number: '5"x4" lot'}}),
    aPurchase({number: 'PO-00054', party: rimu, invoice: {...dated(7), number: 'INV-00103/2'}}),
    aPurchase({
      number: 'PO-00055',
      type: 'Advanced Purchase',
      party: rimu,
      invoices: [
        anInvoice({...dated(8), taskId: guid('task po55'), number: 'RW-551', group: 1, lines: [aBillLine()]}),
        anInvoice({
          ...dated(7),
          taskId: guid('task po55/2'),
          number: 'RW-552',
          group: 2,
          lines: [aBillLine({quantity: '3.5'})],
          charges: [aCost()],
        }),
        anInvoice({
          ...dated(1),
          taskId: guid('task po55/3'),
          number: '',
          status: 'DRAFT',
          group: 3,
          lines: [aBillLine()],
        }),
      ],
    }),
    aPurchase({
      number: 'PO-00056',
      type: 'Service Purchase',
      party: supplier('Harbour Cleaning'),
      invoice: {
        ...dated(9),
        number: 'HC/2026/03',
        lines: [],
        charges: [aCost({name: 'Warehouse cleaning', price: '480', account: '429'})],
      },
    }),
    aPurchase({
      number: 'PO-00057',
      party: rimu,
      // Its tax rule was made in DEAR and has no rate in Xero: this one cannot go until somebody maps it.
      invoice: {...dated(9), number: 'SUP-9010', lines: [aBillLine({taxRule: 'GST on Imports (landed)'})]},
    }),
    aPurchase({
      number: 'PO-00058',
      currency: 'USD',
      rate: '1.65992',
      party: supplier('Shenzhen 深圳 Sporting Goods', 'USD'),
      invoice: {
        ...dated(10),
        number: 'SZ-88',
        lines: [
          aBillLine({...free, quantity: '1250', price: '0.3349'}),
          aBillLine({...free, quantity: '0.125', price: '99.9999'}),
        ],
      },
    }),
    aPurchase({
      number: 'PO-00059',
      currency: 'GBP',
      rate: '2.1',
      party: supplier("Smith's of London", 'GBP'),
      invoice: {
        ...dated(10),
        rate: '2.1107',
        number: 'S 7',
        lines: [aBillLine({...free, price: '14.95', discount: '17.5'})],
      },
    }),
    aPurchase({
      number: 'PO-00060',
      currency: 'EUR',
      rate: '1.8204',
      taxCalculation: 'Inclusive',
      party: supplier('Ægir Håndværk ApS', 'EUR', {contact: '', email: ''}),
      invoice: {...dated(11), rate: null, number: 'F-2026-0042', lines: [aBillLine({...free, price: '12.34'})]},
    }),
    aPurchase({
      number: 'PO-00061',
      taxCalculation: 'Inclusive',
      party: mataI,
      invoice: {
        ...dated(12),
        number: 'MT-61',
        status: 'PAID',
        lines: [aBillLine({quantity: '4', price: '57.5'})],
        payments: [aPayment({id: guid('pay po61'), amount: '230', date: day(11)})],
      },
    }),
    aPurchase({
      number: 'PO-00062',
      party: rimu,
      voided: true,
      orderStatus: 'VOIDED',
      invoice: {...dated(12), number: 'SUP-9011', status: 'VOIDED', lines: []},
    }),
    aPurchase({
      number: 'PO-00063',
      party: rimu,
      prepayments: [aPayment({id: guid('prepaid po63'), amount: '25', date: day(14)})],
      invoice: {...dated(13), number: 'SUP-9012'},
      creditNotes: [
        anInvoice({
          ...dated(2),
          taskId: guid('purchase PO-00063'),
          number: 'SUPCR-12',
          charges: [aCost({price: '5'})],
          payments: [aPayment({id: guid('refund po63'), amount: '10', date: day(1)})],
          lines: [aBillLine({quantity: '1'})],
          credits: 'SUP-9012',
        }),
      ],
    }),
    aPurchase({
      number: 'PO-00064',
      party: mataI,
      invoice: {...dated(13), number: 'MT-64'},
      attachments: [anAttachment({fileName: 'supplier bill MT-64.pdf'})],
    }),
    aPurchase({
      number: 'PO-00065',
      party: rimu,
      invoice: {...dated(14), number: 'SUP-9013', lines: [aBillLine(), aCost({name: 'Old imports', account: '450'})]},
    }),
    aPurchase({
      number: 'PO-00066',
      // No longer active in DEAR, so its supplier list does not show it.
      party: supplier('Closed Down Ltd', 'NZD', {deprecated: true}),
      invoice: {...dated(15), number: 'CD-1', lines: [aBillLine({price: '9.9999', discount: '3.33'})]},
    }),
    aPurchase({
      number: 'PO-00067',
      type: 'Advanced Purchase',
      party: rimu,
      invoices: [
        anInvoice({...dated(16), taskId: guid('task po67'), number: 'RW-671', status: 'VOIDED', group: 1, lines: []}),
        anInvoice({...dated(15), taskId: guid('task po67/2'), number: 'RW-671', group: 2, lines: [aBillLine()]}),
      ],
      creditNotes: [
        anInvoice({
          ...dated(1),
          taskId: guid('credit po67'),
          number: 'RWCR-1',
          lines: [aBillLine({quantity: '1'})],
          credits: 'RW-671',
        }),
      ],
    }),
    aPurchase({number: 'PO-00068', type: 'Advanced Purchase', party: rimu, invoices: []}),
    aPurchase({
      number: 'PO-00069',
      type: 'Credit Note',
      party: rimu,
      invoices: [],
      creditNotes: [
        anInvoice({...dated(2), taskId: guid('credit po69'), number: 'SUPCR-69', lines: [aBillLine({quantity: '1'})]}),
      ],
    }),
  ];
}
