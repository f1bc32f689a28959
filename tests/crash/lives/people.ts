import Big from 'big.js';
import {basisOf, price} from '../../sandbox/books/arithmetic.ts';
import type {Invoice, Line, Purchase, Sale} from '../../sandbox/books/book.ts';
import type {Books} from '../../sandbox/books/books.ts';
import {
  aBillLine,
  aCharge,
  aCost,
  aCreditNote,
  aLine,
  anAttachment,
  aParty,
  aPurchase,
  aSale,
} from '../../sandbox/books/builders.ts';
import {guid} from '../../sandbox/books/guids.ts';
import type {Dice} from './dice.ts';

/** What people do in DEAR. Each says to what it was done, or nothing where there was nothing to do it to. */
export type Act = () => string | undefined;

const customers = ['Kauri Sports Ltd', 'Café Ōtautahi', 'A & B <Trading>', '  Two  Blanks ', "O'Hara, Sons"] as const;
const sums = ['50', '19.9999', '0.01', '1234.56', '33.3333'] as const;

/**
 * Everything that people do in DEAR and that Deerpath can follow to the end: what Xero would forbid, such as a change of
 * something paid, is left out, for then the books are not to agree.
 */
export function peopleOf(books: Books, dice: Dice): Record<string, Act> {
  let made = 0;
  const next = (letters: string) => `${letters}-${10_000 + ++made}`;
  const masters = () => [...books.sales, ...books.purchases].filter(({voided}) => !voided);
  const line = (isBought: boolean): Line =>
    (isBought ? aBillLine : aLine)({
      quantity: dice.one(['1', '2', '0.3333', '7']) ?? '1',
      price: dice.one(sums) ?? '1',
      discount: dice.one(['0', '0', '12.5', '33.33']) ?? '0',
    });
  const lines = (isBought: boolean) => Array.from({length: 1 + dice.below(3)}, () => line(isBought));
  const part = (master: Sale | Purchase, invoice: Invoice, share: string) =>
    new Big(price(invoice, basisOf(books, master)).total).times(share).round(2, Big.roundDown);

  /** What a change meets no payment or credit on; a note of another sale may name it. */
  const isFree = ({status, payments, number}: Invoice, {family, creditNotes}: Sale | Purchase): boolean =>
    status === 'AUTHORISED' &&
    payments.length === 0 &&
    !(family === 'purchase'
      ? creditNotes.length > 0
      : books.sales.some((sale) => sale.creditNotes.some(({credits}) => credits === number)));

  /** Does it to one that fits. */
  const onMaster = (fits: (master: Sale | Purchase) => boolean, act: (master: Sale | Purchase) => void): Act => {
    return () => {
      const master = dice.one(masters().filter(fits));
      if (master) act(master);
      return master?.number;
    };
  };
  const onInvoice = (
    fits: (invoice: Invoice, master: Sale | Purchase) => boolean,
    act: (master: Sale | Purchase, invoice: Invoice) => void,
  ): Act => {
    return () => {
      const fitting = masters().flatMap((master) =>
        master.invoices.filter((invoice) => fits(invoice, master)).map((invoice) => ({master, invoice})),
      );
      const found = dice.one(fitting);
      if (found) act(found.master, found.invoice);
      return found?.invoice.number;
    };
  };

  return {
    sell() {
      const number = next('SO');
      const abroad = dice.oneIn(5);
      const party = aParty({
        name: `${dice.one(customers)}${abroad ? ' US' : ''}`,
        currency: abroad ? 'USD' : 'NZD',
      });
      const sale = aSale({
        number,
        party,
        currency: party.currency,
        rate: abroad ? '1.6543' : '1',
        taxCalculation: dice.oneIn(2) ? 'Exclusive' : 'Inclusive',
        attachments: Array.from({length: dice.oneIn(4) ? 2 : 0}, (_, index) => aFile(number, 'note.pdf', index)),
        invoice: {
          status: dice.oneIn(4) ? 'DRAFT' : 'AUTHORISED',
          lines: lines(false),
          charges: dice.oneIn(3) ? [aCharge()] : [],
        },
      });
      books.add([sale]);
      return number;
    },
    buy() {
      const number = next('PO');
      const ordered = lines(true);
      const bill = {number: `B${made}`, lines: ordered, charges: dice.oneIn(3) ? [aCost()] : []};
      const party = aParty({name: `${dice.one(customers)} S`, taxRule: 'GST on Expenses'});
      const order = {lines: ordered.map((one) => ({...one})), charges: []};
      books.add([aPurchase({number, party, order, invoice: bill})]);
      return number;
    },
    creditWithoutSale() {
      const number = next('SO');
      const note = aCreditNote({number: next('CN'), taskId: guid(`note of ${number}`), credits: ''});
      books.add([aSale({number, type: 'Credit Note', invoices: [], creditNotes: [note]})]);
      return number;
    },
    creditAnotherSale: onInvoice(
      (invoice, master) => isFree(invoice, master) && master.family === 'sale',
      (sold, invoice) => {
        const {party, currency, rate} = sold;
        const number = next('SO');
        const worth = part(sold, invoice, '0.2').toFixed(2);
        const note = aCreditNote({
          ...{number: next('CN'), taskId: guid(`note of ${number}`), credits: invoice.number, rate},
          lines: [aLine({quantity: '1', price: worth})],
        });
        books.add([
          aSale({...{number, party, currency, rate}, type: 'Credit Note', invoices: [], creditNotes: [note]}),
        ]);
      },
    ),
    refund: onMaster(
      ({type, creditNotes: [note]}) => type === 'Credit Note' && note?.credits === '' && note.payments.length === 0,
      (master) => books.addPayment(master.id, {amount: '5'}, master.creditNotes[0]?.taskId),
    ),
    credit: onInvoice(
      (invoice, master) => isFree(invoice, master) && master.invoices.length === 1,
      (master, invoice) => {
        const isBought = master.family === 'purchase';
        const worth = part(master, invoice, '0.2').toFixed(2);
        const number = next('CN');
        books.addCreditNote(master.id, {
          ...{number, taskId: guid(number), credits: isBought ? '' : invoice.number},
          lines: [(isBought ? aBillLine : aLine)({quantity: '1', price: worth})],
        });
      },
    ),
    authorise: onInvoice(
      ({status}) => status === 'DRAFT',
      (master, {taskId}) => books.authorise(master.id, taskId),
    ),
    undo: onInvoice(isFree, (master, {taskId}) => books.undo(master.id, taskId)),
    // A voided bill leaves its order billed in Xero, which knows no way back.
    void: onInvoice(
      (invoice, master) => isFree(invoice, master) && master.family === 'sale' && dice.oneIn(2),
      (master, {taskId}) => books.void(master.id, master.invoices.length > 1 ? taskId : undefined),
    ),
    changeQuantity: onInvoice(isFree, (master, {taskId}) =>
      books.editLine(master.id, {quantity: String(1 + dice.below(9))}, {taskId}),
    ),
    changeLines: onInvoice(isFree, (master, invoice) => {
      if (dice.oneIn(2) || invoice.lines.length === 1) invoice.lines.push(line(master.family === 'purchase'));
      else invoice.lines.shift();
      books.editLine(master.id, {}, {taskId: invoice.taskId});
    }),
    makeAdvanced: onInvoice(
      (invoice, master) => isFree(invoice, master) && master.type.startsWith('Simple'),
      (master) => {
        const isBought = master.family === 'purchase';
        books.makeAdvanced(master.id, {lines: lines(isBought), ...(isBought ? {number: next('B')} : {})});
      },
    ),
    pay: onInvoice(
      (invoice, master) =>
        invoice.status === 'AUTHORISED' && invoice.payments.length < 4 && part(master, invoice, '0.1').gt(0),
      (master, invoice) =>
        books.addPayment(master.id, {amount: part(master, invoice, '0.1').toFixed(2)}, invoice.taskId),
    ),
    correctPayment: onInvoice(
      ({payments}) => payments.length > 0,
      (master, {payments: [payment]}) => {
        if (!payment) return;
        if (dice.oneIn(2)) return books.removePayment(master.id, payment.id);
        books.editPayment(master.id, payment.id, {
          amount: new Big(payment.amount).times('0.9').round(2, Big.roundUp).toFixed(2),
        });
      },
    ),
    enterPaymentAnew: onInvoice(
      ({payments}) => payments.length > 0,
      (master, {taskId, payments: [payment]}) => {
        if (!payment) return;
        books.removePayment(master.id, payment.id);
        books.addPayment(master.id, {...payment, id: guid(`${payment.id} anew`)}, taskId);
      },
    ),
    prepay: onMaster(
      () => true,
      (master) => books.addPrepayment(master.id, {amount: '3'}),
    ),
    addFile: onMaster(
      ({invoices, attachments}) => invoices.length > 0 && attachments.length < 5,
      (master) => {
        const name = dice.one(['a.pdf', 'A.pdf', 'x:y.pdf', 'x?y.pdf']) ?? '';
        books.addAttachment(master.id, aFile(master.number, name, master.attachments.length));
      },
    ),
    moveAllStamps() {
      books.touchAll();
      return 'all';
    },
  };
}

const aFile = (number: string, fileName: string, index: number) =>
  anAttachment({
    fileName,
    id: guid(`${number} file ${index}`),
    content: new TextEncoder().encode(`${number} ${index}`),
  });
