import type {Clock} from '../../companion/platform/clock.ts';
import type {Run} from '../../shared/export/run.ts';
import type {Posting} from '../sandbox/books/book.ts';
import {type Books, createBooks} from '../sandbox/books/books.ts';
import {
  aBillLine,
  aCharge,
  aCreditNote,
  aLine,
  anAttachment,
  aParty,
  aPayment,
  aPurchase,
  aSale,
} from '../sandbox/books/builders.ts';
import type {Office} from '../support/office.ts';

/** A payment that somebody corrects later on. */
const PAYMENT = '2c0d0000-0000-4000-8000-000000000001';

/** Stock that was counted, and its worth put right by so much. */
const aCount = (amount: string): Posting => ({
  taskId: '3e0d0000-0000-4000-8000-000000000001',
  type: 'StockTake',
  debit: '630',
  credit: '429',
  amount,
  date: '2026-03-10',
  reference: 'ST-00001',
  text: 'Stocktake - ST-00001',
});

/** Books with one of everything that travels in its own way: few, for the story is told hundreds of times. */
export const storyBooks = (clock: Clock): Books =>
  createBooks({
    clock,
    postings: [aCount('8.20')],
    masters: [
      aSale({number: 'SO-00001', party: aParty({name: 'Kauri Sports Ltd'})}),
      aSale({
        number: 'SO-00002',
        party: aParty({name: 'Café Ōtautahi'}),
        taxCalculation: 'Inclusive',
        attachments: ['1d0c', '2d0c'].map((start) =>
          anAttachment({fileName: 'delivery: signed.pdf', id: `${start}0000-0000-4000-8000-000000000001`}),
        ),
        invoice: {
          lines: [aLine({quantity: '3', price: '19.9999', discount: '12.5'})],
          charges: [aCharge()],
          payments: [aPayment({id: PAYMENT, amount: '20'})],
        },
      }),
      aSale({number: 'SO-00004', type: 'Credit Note', invoices: [], creditNotes: [aCreditNote({credits: ''})]}),
      aPurchase({number: 'PO-00001', invoice: {number: '77'}}),
      // A part of its credit comes back as money, the rest is used on the bill.
      aPurchase({
        number: 'PO-00002',
        invoice: {number: '77', lines: [aBillLine({quantity: '1'})]},
        creditNotes: [
          aCreditNote({
            taskId: aPurchase({number: 'PO-00002'}).id,
            number: 'CR-77',
            credits: '',
            lines: [aBillLine({quantity: '1', price: '20'})],
            payments: [aPayment({id: '2c0d0000-0000-4000-8000-000000000002', amount: '5'})],
          }),
        ],
      }),
      aPurchase({
        number: 'PO-00003',
        party: aParty({
          name: 'Kauri Sports Ltd',
          id: '7b1d0000-0000-4000-8000-000000000009',
          taxRule: 'GST on Expenses',
        }),
        invoice: {number: ''},
      }),
      // Cannot go until somebody chooses a tax rate for its rule.
      aSale({
        number: 'SO-00003',
        party: aParty({name: 'Te Aro Outdoor'}),
        invoice: {lines: [aLine({taxRule: 'GST on Imports (landed)'})]},
      }),
    ],
  });

/** One thing somebody does. It is done again after a crash, as a person would who saw no answer. */
export interface Step {
  readonly name: string;
  run(office: Office): Promise<void>;
}

/** From nothing to books that agree, by everything an administrator and a member of staff do on the way. */
export const story: readonly Step[] = [
  {name: 'pair', run: (office) => office.pair()},
  {name: 'connect', run: (office) => office.connect()},
  {
    name: 'look at the choices',
    run: async (office) => {
      await office.call('GET', '/api/xero/choices');
      await office.call('GET', '/api/dear/choices');
    },
  },
  {
    name: 'click Sync Now on a sale',
    run: async (office) => over(await office.sync({kind: 'sale', id: idOf(office, 'SO-00002')})),
  },
  {
    name: 'lose the next answer',
    run: async (office) => office.sandbox.xero.faults.add({on: 'PUT /Invoices', fault: {kind: 'drop-after'}}),
  },
  {
    name: 'have alerts go by mail',
    run: async (office) => {
      await office.call('PATCH', '/api/settings', {
        mailingLists: [{id: 'accounts', name: 'Accounts', addresses: ['accounts@example.com']}],
        autosync: {alert: {type: 'email', mailingListIds: ['accounts']}},
      });
    },
  },
  {name: 'sync all', run: async (office) => over(await office.sync({kind: 'all'}))},
  {name: 'have it sync by itself, which mails what cannot go', run: syncByItself},
  {
    name: 'put the notification away',
    run: async (office) => {
      await office.call('POST', '/api/notifications/dismiss-all');
    },
  },
  {
    name: 'skip what cannot go, and put it back',
    run: async (office) => {
      const [failed] = await office.rows('&status=Failed');
      if (failed) await office.call('POST', `/api/transactions/${failed.id}/skip`, {reason: 'Entered by hand'});
      const [skipped] = await office.rows('&status=Skipped');
      if (skipped) await office.call('POST', `/api/transactions/${skipped.id}/unskip`);
    },
  },
  {
    name: 'choose the tax rate that is missing',
    run: async (office) => {
      await office.call('PATCH', '/api/settings', {mapping: {taxRules: {'GST on Imports (landed)': 'OUTPUT2'}}});
    },
  },
  {
    name: 'change an invoice, a credit note and a payment in DEAR, and lose the answer to a deletion',
    run: async (office) => {
      const sale = office.sandbox.dear.books.find(idOf(office, 'SO-00001'));
      if (sale && sale.invoices[0]?.lines[0]?.quantity !== '5') {
        office.sandbox.dear.books.editLine(sale.id, {quantity: '5'});
        office.sandbox.dear.books.editLine(idOf(office, 'SO-00004'), {price: '49'}, {taskId: aCreditNote().taskId});
        office.sandbox.dear.books.editPayment(idOf(office, 'SO-00002'), PAYMENT, {amount: '25'});
        office.sandbox.xero.faults.add({on: 'POST /Payments/*', fault: {kind: 'drop-after'}});
      }
    },
  },
  {
    name: 'export files, orders and journals, and lose the answer to one file',
    run: async (office) => {
      await office.call('PATCH', '/api/settings', {
        exportAttachments: true,
        exportPurchaseOrders: true,
        exportJournals: true,
      });
      office.sandbox.xero.faults.add({on: 'PUT /Invoices/*/Attachments/*', fault: {kind: 'drop-after'}});
    },
  },
  {name: 'sync all again', run: async (office) => over(await office.sync({kind: 'all'}))},
  {
    name: 'add a file and count stock once more, of which the lists of DEAR tell nothing',
    run: async (office) => {
      const bill = office.sandbox.dear.books.find(idOf(office, 'PO-00001'));
      if (bill?.attachments.length === 0) {
        const late = anAttachment({fileName: 'late.pdf'});
        // A person put another file of that name and size on the bill.
        const there = office.sandbox.xero.invoices().find(({url}) => url.includes(bill.id));
        if (there)
          office.sandbox.xero.addAttachment(there.invoiceId, {...late, content: late.content.map((byte) => byte ^ 1)});
        bill.attachments.push(late);
      }
      const {postings} = office.sandbox.dear.books;
      if (postings.length === 1) postings.push(aCount('1.05'));
    },
  },
  {name: 'sync all once more', run: async (office) => over(await office.sync({kind: 'all'}))},
];

/** Logging out ends the story; nothing travels after it. The companion ends with it, and may die of that, too. */
export const farewell: Step = {
  name: 'disconnect',
  run: async (office) => {
    await office.call('DELETE', '/api/connections/xero');
    await office.call('DELETE', '/api/connections/dear');
    await office.shut();
  },
};

/** Turns autosynchronisation on, waits until its first run is over, and turns it off. */
async function syncByItself(office: Office): Promise<void> {
  const start = new Date(office.clock.now() + 60_000).toISOString();
  await office.call('PATCH', '/api/settings', {
    autosync: {
      enabled: true,
      startDate: start.slice(0, 10),
      startTime: start.slice(11, 16),
      timeZone: 'UTC',
      frequency: '1d',
    },
  });
  for (let seconds = 0; seconds < 600; seconds++) {
    await office.clock.sleep(1_000);
    const {items} = (await office.call<{items: Run[]}>('GET', '/api/runs')).body;
    if (items.some(({trigger, state}) => trigger === 'auto' && state === 'finished')) break;
  }
  await office.clock.sleep(3_000); // until its mail has gone
  await office.call('PATCH', '/api/settings', {autosync: {enabled: false}});
}

export const idOf = (office: Office, number: string): string => {
  const {sales, purchases} = office.sandbox.dear.books;
  const master = [...sales, ...purchases].find((one) => one.number === number);
  if (!master) throw new Error(`The books have no ${number}`);
  return master.id;
};

function over(run: Run): void {
  if (run.state !== 'finished')
    throw new Error(`A sync ended ${run.state}: ${run.problem?.code} ${run.problem?.detail}`);
}
