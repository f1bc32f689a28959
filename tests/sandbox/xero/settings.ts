import type {ApiRequest, Endpoint} from './api-request.ts';
import {envelope} from './batch.ts';
import type {Account, Organisation, TaxRate} from './books.ts';
import {type Listed, listed} from './listing.ts';
import type {Row} from './where.ts';
import {compact, msDate} from './wire.ts';

/** What an organisation is and what documents choose from: read only. */
export const settingsEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/Organisation',
    scope: 'accounting.settings',
    handle: (request) => envelope(request, {Organisations: [organisationShape(request.books.organisation)]}),
  },
  {
    method: 'GET',
    path: '/Organisation/Actions',
    scope: 'accounting.settings',
    handle: (request) => envelope(request, {Actions: actions.map((Name) => ({Name, Status: 'ALLOWED'}))}),
  },
  {
    method: 'GET',
    path: '/Accounts',
    scope: 'accounting.settings',
    handle: (request) => list(request, 'Accounts', request.books.accounts.map(accountShape)),
  },
  {
    method: 'GET',
    path: '/TaxRates',
    scope: 'accounting.settings',
    handle: (request) => list(request, 'TaxRates', request.books.taxRates.map(taxRateShape)),
  },
  {
    method: 'GET',
    path: '/Currencies',
    scope: 'accounting.settings',
    handle: (request) => list(request, 'Currencies', request.books.currencies),
  },
];

/** Settings are short lists: filtered and sorted, never paged. */
function list(request: ApiRequest, name: string, records: readonly Record<string, unknown>[]) {
  const fields = [...new Set(records.flatMap(Object.keys))];
  const rows: Listed<Record<string, unknown>>[] = records.map((record, index) => ({
    record,
    row: rowOf(record),
    id: String(index).padStart(6, '0'),
    updatedAt: 0,
  }));
  const unfiltered = {...request, headers: {}};
  return envelope(request, {[name]: listed(unfiltered, rows, {fields}).records});
}

const rowOf = (record: Record<string, unknown>): Row =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      name === 'AccountID'
        ? {guid: String(value)}
        : typeof value === 'object'
          ? null
          : (value as string | number | boolean),
    ]),
  );

const organisationShape = (organisation: Organisation) => {
  const {periodLockDate, endOfYearLockDate, ...shown} = organisation;
  return compact({
    ...shown,
    LegalName: shown.Name,
    PaysTax: true,
    OrganisationType: 'COMPANY',
    OrganisationEntityType: 'COMPANY',
    IsDemoCompany: false,
    OrganisationStatus: 'ACTIVE',
    FinancialYearEndDay: 31,
    FinancialYearEndMonth: 3,
    SalesTaxBasis: 'PAYMENTS',
    SalesTaxPeriod: 'TWOMONTHS',
    DefaultSalesTax: 'Tax Exclusive',
    DefaultPurchasesTax: 'Tax Exclusive',
    PeriodLockDate: periodLockDate && msDate(periodLockDate),
    EndOfYearLockDate: endOfYearLockDate && msDate(endOfYearLockDate),
    CreatedDateUTC: '/Date(1455827393000)/',
    Edition: 'BUSINESS',
    Addresses: [],
    Phones: [],
    ExternalLinks: [],
    PaymentTerms: {},
  });
};

const accountShape = (account: Account) =>
  compact({
    ...account,
    ...(account.Type === 'BANK' ? {BankAccountType: 'BANK'} : {}),
    ShowInExpenseClaims: false,
    AddToWatchlist: false,
    HasAttachments: false,
    UpdatedDateUTC: '/Date(1455827393000+0000)/',
  });

const taxRateShape = (rate: TaxRate) => ({
  ...rate,
  DisplayTaxRate: rate.EffectiveRate,
  TaxComponents: [{Name: 'GST', Rate: rate.EffectiveRate, IsCompound: false, IsNonRecoverable: false}],
});

const actions = [
  ...['CreateApprovedInvoice', 'CreateDraftPurchaseOrder', 'CreateApprovedBill', 'AttachFilesIntoInvoice'],
  ...['UseMulticurrency', 'CreateDraftInvoice', 'CreateRepeatingInvoice', 'CreateRepeatingBill', 'CreateSentQuote'],
  ...['CreateInvoicePayment', 'CreateApprovedPurchaseOrder', 'CreateDraftQuote', 'CreateDraftBill'],
];
