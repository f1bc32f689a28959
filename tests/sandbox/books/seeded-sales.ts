import type {Party, Sale} from './book.ts';
import {aCharge, aLine, anAttachment, anInvoice, aParty, aPayment, aSale} from './builders.ts';
import {guid} from './guids.ts';

/** Ids and numbers of the sales that the pages' own examples name. */
export const saleIds = {
  authorised: '5f0c1a52-0000-4000-8000-000000000001',
  draft: '5f0c1a52-0000-4000-8000-000000000002',
  notInvoiced: '5f0c1a52-0000-4000-8000-000000000003',
  paid: '5f0c1a52-0000-4000-8000-000000000004',
  voided: '5f0c1a52-0000-4000-8000-000000000005',
  advanced: '5f0c1a52-0000-4000-8000-000000000006',
} as const;

const tea = aLine({sku: 'TEA-500', name: 'Oolong tea 500 g', quantity: '3', price: '19.95'});
const rope = aLine({sku: 'ROPE', name: 'Rope, per metre', quantity: '13.3337', price: '2.3456'});
const free = {taxRule: 'Zero Rated'};

const kauri = aParty({name: 'Kauri Sports Ltd'});
const abroad = (name: string, currency: string, over: Partial<Party> = {}) =>
  aParty({name, currency, taxRule: 'Zero Rated', ...over});

/** The sales of the seeded books. `day(3)` is the calendar day three days ago. */
export function seededSales(day: (ago: number) => string): Sale[] {
  const dated = (ago: number) => ({date: day(ago), dueDate: day(ago - 30)});
  return [
    aSale({id: saleIds.authorised, number: 'SO-00123', party: kauri, reference: 'WEB-77', invoice: dated(2)}),
    aSale({
      id: saleIds.draft,
      number: 'SO-00124',
      party: kauri,
      invoice: {...dated(2), status: 'DRAFT', lines: [aLine({quantity: '1'})]},
    }),
    aSale({id: saleIds.notInvoiced, number: 'SO-00125', party: kauri, invoices: []}),
    aSale({
      id: saleIds.paid,
      number: 'SO-00126',
      party: aParty({name: 'Totara Gym Ltd', email: ''}),
      invoice: {
        ...dated(5),
        status: 'PAID',
        lines: [aLine({quantity: '1', price: '20'})],
        payments: [aPayment({id: guid('pay 126'), amount: '23', date: day(4)})],
      },
    }),
    aSale({
      id: saleIds.voided,
      number: 'SO-00127',
      party: kauri,
      voided: true,
      orderStatus: 'VOIDED',
      invoice: {...dated(6), status: 'VOIDED', lines: []},
    }),
    aSale({
      id: saleIds.advanced,
      number: 'SO-00128',
      type: 'Advanced Sale',
      party: kauri,
      invoices: [
        anInvoice({...dated(3), taskId: guid('task 128'), number: 'INV-00128', lines: [aLine({price: '15'})]}),
        anInvoice({
          ...dated(1),
          taskId: guid('task 128/2'),
          number: 'INV-00128/2',
          status: 'DRAFT',
          lines: [aLine({price: '35'})],
        }),
      ],
    }),
    aSale({
      number: 'SO-00129',
      taxCalculation: 'Inclusive',
      party: aParty({name: 'Café Señor Åström & Fils', contact: 'Zoë Brontë'}),
      invoice: {
        ...dated(4),
        lines: [aLine({price: '49.99', discount: '12.5'}), {...tea, discount: '7.77'}],
        charges: [aCharge({price: '9.9'})],
      },
    }),
    aSale({
      number: 'SO-00130',
      currency: 'AUD',
      rate: '1.0832',
      party: abroad('Bondi Outfitters Pty Ltd', 'AUD'),
      invoice: {...dated(4), lines: [aLine({...free, price: '88.4'})], charges: [aCharge(free)]},
    }),
    aSale({
      number: 'SO-00131',
      currency: 'USD',
      rate: '1.66113',
      party: abroad('Baker "Quick" Supply, Inc.', 'USD'),
      invoice: {
        ...dated(7),
        rate: '1.6625',
        lines: [
          {...rope, ...free},
          {...tea, ...free, quantity: '0.3333'},
        ],
      },
    }),
    aSale({
      number: 'SO-00132',
      currency: 'EUR',
      rate: '1.8204',
      taxCalculation: 'Inclusive',
      party: abroad('Müller & Søn GmbH', 'EUR'),
      // The document names no rate: the header's counts.
      invoice: {...dated(8), rate: null, lines: [{...tea, ...free, price: '7.7777', quantity: '7'}]},
    }),
    aSale({
      number: 'SO-00133',
      currency: 'GBP',
      rate: '2.1107',
      party: abroad("O'Brien’s “Antiques”", 'GBP'),
      invoice: {
        ...dated(8),
        lines: [aLine({...free, name: 'Lamp 12" "O\'Brien"', price: '120.05', discount: '33.33'})],
      },
    }),
    aSale({
      number: 'SO-00134',
      party: aParty({name: '奥克兰茶行', contact: '王小明'}),
      invoice: {...dated(9), lines: [{...tea, name: '乌龙茶 500 克', comment: '请小心轻放 🍵'}]},
    }),
    aSale({
      number: 'SO-00135',
      party: aParty({name: 'Less < More <Wholesale> & Co'}),
      invoice: {...dated(9), lines: [aLine({name: 'Bolt <M8 x 40>', comment: '1 < 2 && "two" > one'})]},
    }),
    aSale({
      number: 'SO-00136',
      party: aParty({name: `The ${'Very '.repeat(49)}Long Co`.slice(0, 256)}),
      invoice: {
        ...dated(10),
        lines: [aLine({name: 'Hand-made rug '.repeat(22).slice(0, 300), comment: 'c'.repeat(256)})],
      },
    }),
    aSale({
      number: 'SO-00137',
      party: aParty({name: '  Double  Blanks   Ltd '}),
      invoice: {...dated(10), lines: [aLine({name: 'Two  blanks\tand a tab', comment: 'First line\r\nsecond line'})]},
    }),
    aSale({
      number: 'SO-00138',
      type: 'Service Sale',
      party: kauri,
      invoice: {
        ...dated(11),
        lines: [aCharge({name: 'Racket restringing', price: '45'}), aCharge({name: 'Call-out', price: '80'})],
      },
    }),
    aSale({
      number: 'SO-00139',
      type: 'Advanced Sale',
      party: aParty({name: 'Totara Gym Ltd', email: ''}),
      invoices: [
        anInvoice({...dated(12), taskId: guid('sale SO-00139'), number: 'INV-00139'}),
        anInvoice({
          ...dated(11),
          taskId: guid('task 139/2'),
          number: 'INV-00139/2',
          lines: [tea],
          charges: [aCharge()],
        }),
        anInvoice({...dated(11), taskId: guid('task 139/3'), number: 'INV-00139/3', status: 'VOIDED', lines: []}),
      ],
    }),
    aSale({
      number: 'SO-00140',
      party: kauri,
      // Its account is archived in Xero: this one cannot go until somebody maps it.
      invoice: {...dated(12), lines: [aLine({name: 'Legacy stock', account: '450'})]},
    }),
    aSale({
      number: 'SO-00141',
      party: aParty({name: 'Pōhutukawa Rigging'}),
      invoice: {
        ...dated(13),
        lines: Array.from({length: 40}, (_, index) => ({
          ...rope,
          quantity: `${index + 1}.33${index % 10}7`,
          price: '0.3349',
        })),
        charges: [aCharge({price: '12.3457', discount: '2.5'})],
      },
    }),
    aSale({
      number: 'SO-00142',
      party: kauri,
      invoice: dated(14),
      creditNotes: [
        anInvoice({
          ...dated(1),
          taskId: guid('credit 142'),
          number: 'CR-00142',
          charges: [aCharge()],
          payments: [aPayment({id: guid('refund 142'), amount: '20', date: day(1)})],
          lines: [aLine({quantity: '1'})],
          credits: 'INV-00142',
        }),
      ],
    }),
    aSale({
      number: 'SO-00143',
      party: kauri,
      invoice: {
        ...dated(14),
        payments: [
          aPayment({id: guid('pay 143'), amount: '40', date: day(13), reference: 'deposit'}),
          // No money moved: it is taken from what the customer has to its credit.
          aPayment({id: guid('credit used 143'), amount: '15', date: day(12), creditId: guid('credit of Kauri')}),
        ],
      },
      attachments: [
        anAttachment({fileName: 'signed delivery.pdf'}),
        anAttachment({fileName: 'SO-00999 packing slip & "notes".txt', contentType: 'text/plain'}),
      ],
    }),
    aSale({
      number: 'SO-00144',
      party: aParty({name: 'Harakeke Café'}),
      invoice: {
        ...dated(15),
        lines: [
          tea,
          {...tea, ...free, name: 'Tea for export'},
          {...tea, discount: '100', comment: 'sample'},
          aLine({taxRule: 'No GST', price: '0'}),
        ],
      },
    }),
    aSale({
      number: 'SO-00145',
      taxCalculation: 'Inclusive',
      party: aParty({name: 'Harakeke Café'}),
      // Per row and per document the tax differs here by cents.
      invoice: {...dated(16), lines: Array.from({length: 9}, () => aLine({quantity: '1', price: '0.37'}))},
    }),
    aSale({
      number: 'SO-00146',
      type: 'Credit Note',
      party: kauri,
      invoices: [],
      creditNotes: [anInvoice({...dated(2), taskId: guid('credit 146'), number: 'CR-00146', status: 'DRAFT'})],
    }),
  ];
}
