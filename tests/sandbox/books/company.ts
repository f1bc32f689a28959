import type {Account, BookData, TaxMethod, TaxRule} from './book.ts';
import {guid} from './guids.ts';

/** A trading company in New Zealand, with the accounts and tax rules its documents use. */
export function demoCompany(
  taxCalculationMethod: TaxMethod = 'Total',
): Pick<BookData, 'company' | 'taxRules' | 'accounts' | 'paymentTerms'> {
  return {
    company: {
      name: 'Demo Trading Ltd',
      currency: 'NZD',
      timeZone: 'Pacific/Auckland',
      taxCalculationMethod,
      lockDate: null,
    },
    taxRules: [
      rule('GST on Income', '15', {sale: true}),
      rule('GST on Expenses', '15', {purchase: true}),
      rule('Zero Rated', '0', {sale: true}),
      rule('Zero Rated Expenses', '0', {purchase: true}),
      rule('No GST', '0', {sale: true, purchase: true}),
      // Made in DEAR alone: Xero has no rate of this name.
      {
        ...rule('GST on Imports (landed)', '15', {purchase: true}),
        components: [
          {name: 'Import GST', percent: '12.5'},
          {name: 'Import levy', percent: '2.5'},
        ],
      },
    ],
    accounts: [
      account('090', 'Business Bank Account', 'BANK', 'ASSET', {forPayments: true}),
      account('200', 'Sales', 'REVENUE', 'REVENUE'),
      account('260', 'Other Revenue', 'REVENUE', 'REVENUE'),
      account('310', 'Cost of Goods Sold', 'DIRECTCOSTS', 'EXPENSE'),
      account('400', 'Advertising', 'EXPENSE', 'EXPENSE'),
      account('425', 'Freight & Courier', 'EXPENSE', 'EXPENSE'),
      account('429', 'General Expenses', 'EXPENSE', 'EXPENSE'),
      // Archived in Xero since DEAR last loaded its accounts.
      account('450', 'Legacy Imports', 'EXPENSE', 'EXPENSE'),
      account('610', 'Accounts Receivable', 'CURRENT', 'ASSET', {systemAccount: ['Accounts receivable', 'DEBTORS']}),
      account('630', 'Inventory', 'CURRENT', 'ASSET'),
      account('800', 'Accounts Payable', 'CURRLIAB', 'LIABILITY', {systemAccount: ['Accounts payable', 'CREDITORS']}),
      account('820', 'GST', 'CURRLIAB', 'LIABILITY', {systemAccount: ['GST / VAT', 'GST']}),
      account('860', 'Rounding', 'CURRLIAB', 'LIABILITY', {systemAccount: ['Rounding', 'ROUNDING']}),
    ],
    paymentTerms: [
      {id: guid('term 30'), name: '30 days', days: 30},
      {id: guid('term 7'), name: '7 days', days: 7},
      {id: guid('term cash'), name: 'Cash on delivery', days: 0},
    ],
  };
}

const rule = (name: string, percent: string, uses: {sale?: boolean; purchase?: boolean}): TaxRule => ({
  id: guid(`tax ${name}`),
  name,
  account: '820',
  components: [{name: percent === '0' ? 'No Tax' : 'Tax', percent}],
  forSale: uses.sale ?? false,
  forPurchase: uses.purchase ?? false,
});

const account = (
  code: string,
  name: string,
  type: string,
  group: string,
  more: Pick<Account, 'systemAccount' | 'forPayments'> = {},
): Account => ({code, name, type, class: group, ...more});
