import {createHash} from 'node:crypto';
import type {Account, Books, TaxRate} from './books.ts';

/** The organisations of the login, each with a chart of accounts, tax rates and currencies as a young business has them. */
export const seededBooks = (): Books[] => [
  organisation({name: 'Demo Trading NZ', country: 'NZ', currency: 'NZD', shortCode: '!d3mNZ'}),
  organisation({name: 'Second Branch NZ', country: 'NZ', currency: 'NZD', shortCode: '!s2dNZ'}),
  organisation({name: 'Harbour Imports AU', country: 'AU', currency: 'AUD', shortCode: '!h4rAU'}),
];

/** A guid that is the same in every run. */
export function seededGuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

function organisation(facts: {name: string; country: string; currency: string; shortCode: string}): Books {
  const id = (what: string) => seededGuid(`${facts.name} ${what}`);
  return {
    tenantId: id('tenant'),
    organisation: {
      Name: facts.name,
      BaseCurrency: facts.currency,
      CountryCode: facts.country,
      Version: facts.country,
      ShortCode: facts.shortCode,
      OrganisationID: id('organisation'),
      Class: 'PREMIUM',
      Timezone: facts.country === 'NZ' ? 'NEWZEALANDSTANDARDTIME' : 'AUSEASTERNSTANDARDTIME',
      periodLockDate: null,
      endOfYearLockDate: null,
    },
    accounts: chart(facts.currency).map((account) => ({AccountID: id(`account ${account.Code}`), ...account})),
    taxRates: taxRates(),
    currencies: currencies.map(([Code, Description]) => ({Code, Description})),
    contacts: [],
    invoices: [],
    creditNotes: [],
    purchaseOrders: [],
    manualJournals: [],
    attachments: [],
  };
}

const currencies = [
  ['NZD', 'New Zealand Dollar'],
  ['AUD', 'Australian Dollar'],
  ['USD', 'United States Dollar'],
  ['EUR', 'Euro'],
  ['GBP', 'British Pound'],
] as const;

const chart = (currency: string): Omit<Account, 'AccountID'>[] => [
  {
    ...account('090', 'Business Bank Account', 'BANK', 'NONE'),
    BankAccountNumber: '0209087654321050',
    CurrencyCode: currency,
  },
  {
    ...account('091', 'Business Savings Account', 'BANK', 'NONE'),
    BankAccountNumber: '0209087654321051',
    CurrencyCode: currency,
  },
  account('200', 'Sales', 'REVENUE', 'OUTPUT2', {Description: 'Income from any normal business activity'}),
  account('260', 'Other Revenue', 'OTHERINCOME', 'OUTPUT2'),
  account('270', 'Interest Income', 'OTHERINCOME', 'NONE'),
  account('300', 'Purchases', 'DIRECTCOSTS', 'INPUT2'),
  account('310', 'Cost of Goods Sold', 'DIRECTCOSTS', 'INPUT2'),
  account('400', 'Advertising', 'OVERHEADS', 'INPUT2'),
  account('404', 'Bank Fees', 'OVERHEADS', 'NONE'),
  account('425', 'Freight & Courier', 'EXPENSE', 'INPUT2'),
  account('429', 'General Expenses', 'EXPENSE', 'INPUT2'),
  account('450', 'Legacy Imports', 'EXPENSE', 'INPUT2', {Status: 'ARCHIVED'}),
  account('461', 'Printing & Stationery', 'OVERHEADS', 'INPUT2'),
  account('469', 'Rent', 'OVERHEADS', 'INPUT2'),
  account('497', 'Bank Revaluations', 'EXPENSE', 'NONE', {SystemAccount: 'BANKCURRENCYGAIN'}),
  account('610', 'Accounts Receivable', 'CURRENT', 'NONE', {SystemAccount: 'DEBTORS'}),
  account('620', 'Prepayments', 'CURRENT', 'NONE'),
  account('630', 'Inventory', 'CURRENT', 'NONE'),
  account('640', 'Tracked Inventory', 'INVENTORY', 'NONE'),
  account('710', 'Office Equipment', 'FIXED', 'INPUT2'),
  account('800', 'Accounts Payable', 'CURRLIAB', 'NONE', {SystemAccount: 'CREDITORS'}),
  account('801', 'Unpaid Expense Claims', 'CURRLIAB', 'NONE', {SystemAccount: 'UNPAIDEXPCLM'}),
  account('820', 'GST', 'CURRLIAB', 'NONE', {SystemAccount: 'GST'}),
  account('840', 'Historical Adjustment', 'CURRLIAB', 'NONE', {SystemAccount: 'HISTORICAL'}),
  account('860', 'Rounding', 'CURRLIAB', 'NONE', {SystemAccount: 'ROUNDING'}),
  account('880', 'Owner A Drawings', 'EQUITY', 'NONE', {EnablePaymentsToAccount: true}),
  account('960', 'Retained Earnings', 'EQUITY', 'NONE', {SystemAccount: 'RETAINEDEARNINGS'}),
];

function account(
  code: string,
  name: string,
  type: string,
  taxType: string,
  more: Partial<Account> = {},
): Omit<Account, 'AccountID'> {
  return {
    Code: code,
    Name: name,
    Status: 'ACTIVE',
    Type: type,
    TaxType: taxType,
    Class: classOf(type),
    EnablePaymentsToAccount: false,
    ...more,
  };
}

/** Which side of the books an account type belongs to (Xero's documentation, “Types and codes”). */
function classOf(type: string): Account['Class'] {
  if (['BANK', 'CURRENT', 'FIXED', 'INVENTORY', 'NONCURRENT', 'PREPAYMENT'].includes(type)) return 'ASSET';
  if (['CURRLIAB', 'LIABILITY', 'TERMLIAB', 'PAYG'].includes(type)) return 'LIABILITY';
  if (['REVENUE', 'SALES', 'OTHERINCOME'].includes(type)) return 'REVENUE';
  return type === 'EQUITY' ? 'EQUITY' : 'EXPENSE';
}

const taxRates = (): TaxRate[] => [
  rate('GST on Income', 'OUTPUT2', 15, 'AQLR'),
  rate('GST on Expenses', 'INPUT2', 15, 'AQEL'),
  rate('GST on Imports', 'GSTONIMPORTS', 0, 'L'),
  rate('No GST', 'NONE', 0, 'AQELR'),
  rate('Zero Rated', 'ZERORATED', 0, 'LR', {ReportTaxType: 'OUTPUT'}),
  rate('Zero Rated Expenses', 'TAX002', 0, 'AQEL', {ReportTaxType: 'INPUT'}),
  rate('12.5% GST on Income', 'OUTPUT', 12.5, 'AQLR', {Status: 'ARCHIVED'}),
  rate('Tourism Levy 12.5%', 'TAX001', 12.5, 'AQELR', {ReportTaxType: 'OUTPUT'}),
  rate('Sales Tax 8.875%', 'TAX003', 8.875, 'AQELR', {ReportTaxType: 'OUTPUT'}),
];

/** `classes`: the initials of Assets, eQuity, Expenses, Liabilities and Revenue to which the rate applies. */
function rate(name: string, taxType: string, percent: number, classes: string, more: Partial<TaxRate> = {}): TaxRate {
  return {
    Name: name,
    TaxType: taxType,
    ReportTaxType: taxType.replace(/2$/, ''),
    Status: 'ACTIVE',
    EffectiveRate: percent,
    CanApplyToAssets: classes.includes('A'),
    CanApplyToEquity: classes.includes('Q'),
    CanApplyToExpenses: classes.includes('E'),
    CanApplyToLiabilities: classes.includes('L'),
    CanApplyToRevenue: classes.includes('R'),
    ...more,
  };
}
