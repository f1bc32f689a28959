import type {BookData, Purchase, Sale} from '../books/book.ts';
import type {Books} from '../books/books.ts';
import {json, refusal} from './answers.ts';
import {purchaseCreditNotesAnswer, saleCreditNotesAnswer} from './credit-notes-answer.ts';
import {attachmentAnswer} from './line-answer.ts';
import {type List, lists} from './list-answer.ts';
import {purchasePaymentsAnswer, salePaymentsAnswer} from './payments-answer.ts';
import {postingRows} from './postings-answer.ts';
import {advancedPurchaseAnswer, simplePurchaseAnswer} from './purchase-answer.ts';
import {
  accountAnswer,
  customerAnswer,
  meAnswer,
  paymentTermAnswer,
  supplierAnswer,
  taxRuleAnswer,
} from './reference-answer.ts';
import {type DetailOptions, saleAnswer} from './sale-answer.ts';

/** Query values by lower-case name: DEAR's documentation writes both `Page` and `page`. */
export type Query = Record<string, string>;

/** Answers a GET of DEAR's API, path in lower case below /ExternalApi/v2; undefined for a path DEAR does not have. */
export function answerApi(books: Books, path: string, query: Query, baseUrl: string): Response | undefined {
  const list = lists[path];
  if (list) return answerList(books, list, query);
  switch (path) {
    case '/me':
      return json(meAnswer(books));
    case '/sale': {
      const sale = findSale(books, query.id);
      return sale && !standsAlone(sale)
        ? json(saleAnswer(books, sale, detailOptions(query, baseUrl)))
        : refusal('Sale not found');
    }
    case '/advanced-purchase': {
      const purchase = findPurchase(books, query.id);
      if (!purchase || standsAlone(purchase)) return refusal('Purchase not found');
      return json(advancedPurchaseAnswer(books, purchase, detailOptions(query, baseUrl)));
    }
    case '/purchase': {
      const purchase = findPurchase(books, query.id);
      if (!purchase) return refusal('Purchase not found');
      if (purchase.type !== 'Simple Purchase') {
        return refusal('This endpoint is deprecated and does not support Advanced Purchase and Service Purchase');
      }
      return json(simplePurchaseAnswer(books, purchase, detailOptions(query, baseUrl)));
    }
    case '/sale/creditnote': {
      const sale = findSale(books, query.saleid);
      if (!sale) return refusal('Sale not found');
      return json(
        saleCreditNotesAnswer(books, sale, detailOptions(query, baseUrl), query.includepaymentinfo === 'true'),
      );
    }
    case '/advanced-purchase/creditnote': {
      const purchase = findPurchase(books, query.purchaseid);
      if (!purchase) return refusal('Purchase not found');
      return json(purchaseCreditNotesAnswer(books, purchase, detailOptions(query, baseUrl)));
    }
    case '/sale/payment': {
      const sale = findSale(books, query.saleid);
      return sale ? json(salePaymentsAnswer(sale)) : refusal('Sale not found');
    }
    case '/purchase/payment': {
      const purchase = findPurchase(books, query.taskid);
      return purchase ? json(purchasePaymentsAnswer(purchase, {advanced: false})) : refusal('Purchase not found');
    }
    case '/advanced-purchase/payment': {
      const purchase = findPurchase(books, query.purchaseid);
      return purchase ? json(purchasePaymentsAnswer(purchase, {advanced: true})) : refusal('Purchase not found');
    }
    case '/sale/attachment': {
      const sale = findSale(books, query.saleid);
      return sale ? json({SaleID: sale.id, Lines: filesOf(sale, baseUrl)}) : refusal('Sale not found');
    }
    case '/purchase/attachment': {
      const purchase = findPurchase(books, query.taskid);
      return purchase ? json({TaskID: purchase.id, Lines: filesOf(purchase, baseUrl)}) : refusal('Purchase not found');
    }
    case '/transactions': {
      const [after, before] = [instant(query.fromdate), instant(query.todate)];
      if (Number.isNaN(after) || Number.isNaN(before)) return refusal('The date is not valid');
      return page('Transactions', postingRows(books, {after, before, account: query.account}), query);
    }
    case '/ref/tax':
      return answerNamed('TaxRuleList', books.taxRules.map(taxRuleAnswer), query);
    case '/ref/account':
      return answerNamed('AccountsList', books.accounts.map(accountAnswer), query);
    case '/ref/paymentterm':
      return answerNamed('PaymentTermList', books.paymentTerms.map(paymentTermAnswer), query);
    case '/customer':
      return answerNamed('CustomerList', activeOnly(books.customers, query).map(customerAnswer), query);
    case '/supplier':
      return answerNamed('SupplierList', activeOnly(books.suppliers, query).map(supplierAnswer), query);
  }
  return undefined;
}

const findSale = (books: Books, id = ''): Sale | undefined => {
  const master = books.find(id);
  return master?.family === 'sale' ? master : undefined;
};
const findPurchase = (books: Books, id = ''): Purchase | undefined => {
  const master = books.find(id);
  return master?.family === 'purchase' ? master : undefined;
};

/** Whether life gives a credit note that stands alone like any sale or purchase is not documented: nobody is to rely on it. */
const standsAlone = ({type}: Sale | Purchase): boolean => type === 'Credit Note';

const filesOf = (master: Sale | Purchase, baseUrl: string) =>
  master.attachments.map((file) => attachmentAnswer(file, baseUrl));

const detailOptions = (query: Query, baseUrl: string): DetailOptions => ({
  baseUrl,
  combine: query.combineadditionalcharges === 'true',
  hideMovements: query.hideinventorymovements === 'true',
  transactions: query.includetransactions === 'true',
});

/** Sorted by document number, so the newest change may be on any page. `UpdatedSince` is taken as strictly after. */
function answerList(books: BookData, list: List, query: Query): Response {
  const since = instant(query.updatedsince);
  const until = instant(query.updateduntil);
  if (Number.isNaN(since) || Number.isNaN(until)) return refusal('The date is not valid');
  const rows = list
    .masters(books)
    .filter(({stamp}) => (since === undefined || stamp > since) && (until === undefined || stamp < until))
    .sort((left, right) => (left.number < right.number ? -1 : 1))
    .map((master) => list.row(books, master))
    .filter((row) =>
      Object.entries(list.filters).every(([filter, member]) => fits(query[filter.toLowerCase()], row[member])),
    )
    .filter((row) => matchesSearch(row, query.search));
  return page(list.key, rows, query);
}

function answerNamed(key: string, rows: Record<string, unknown>[], query: Query): Response {
  const named = rows.filter(
    (row) =>
      fits(query.id, row.ID) &&
      fits(query.code, row.Code) &&
      String(row.Name)
        .toLowerCase()
        .startsWith((query.name ?? '').toLowerCase()),
  );
  return page(key, named, query);
}

function page(key: string, rows: unknown[], query: Query): Response {
  const wanted = Math.max(1, Number.parseInt(query.page ?? '1', 10) || 1);
  const limit = Math.min(1000, Math.max(1, Number.parseInt(query.limit ?? '100', 10) || 100));
  return json({Total: rows.length, Page: wanted, [key]: rows.slice((wanted - 1) * limit, wanted * limit)});
}

const fits = (filter: string | undefined, value: unknown): boolean =>
  !filter || String(value).toLowerCase() === filter.toLowerCase();

const searched = [
  'OrderNumber',
  'Status',
  'Customer',
  'Supplier',
  'InvoiceNumber',
  'CustomerReference',
  'CreditNoteNumber',
];
const matchesSearch = (row: Record<string, unknown>, search = ''): boolean =>
  search === '' ||
  searched.some((member) =>
    String(row[member] ?? '')
      .toLowerCase()
      .includes(search.toLowerCase()),
  );

const activeOnly = <P extends {deprecated: boolean}>(parties: P[], query: Query): P[] =>
  parties.filter(
    ({deprecated}) => !deprecated || query.includedeprecated === 'true' || query.includedeprecated === '1',
  );

/** A date of a query as UTC, with or without `Z`; NaN for what is none. */
function instant(text: string | undefined): number | undefined {
  if (!text) return undefined;
  return Date.parse(/(z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text.includes('T') ? text : `${text}T00:00:00`}Z`);
}
