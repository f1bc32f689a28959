import type {KnownProblem} from './known-problem.ts';

/** What stops a document before Xero hears of it. */
export const mappingProblems: Readonly<Record<string, KnownProblem>> = {
  'mapping.account-archived': {
    title: 'An account is archived in Xero',
    cause: 'Xero takes no line on an archived account.',
    fix: 'Choose another account, or restore it in Xero. Then retry.',
    place: 'accounts',
    also: 'xero-accounts',
  },
  'mapping.account-missing': {
    title: 'A line has no account',
    cause: 'Neither DEAR nor the settings name an account to use.',
    fix: 'Set an account in DEAR, or choose a default account. Then retry.',
    place: 'accounts',
  },
  'mapping.account-refused': {
    title: 'Xero takes no line on an account',
    cause: 'The account is missing in Xero, or it is a bank or system account.',
    fix: 'Choose another account. Then retry.',
    place: 'accounts',
  },
  'mapping.account-unknown': {
    title: 'An account is not in Xero',
    cause: 'DEAR uses an account code that Xero does not have.',
    fix: 'Choose another account, or add it in Xero. Then retry.',
    place: 'accounts',
  },
  'mapping.account-unusable': {
    title: 'An account takes no invoice lines in Xero',
    cause: 'It is a bank, stock, receivable or payable account.',
    fix: 'Choose another account. Then retry.',
    place: 'accounts',
  },
  'mapping.base-currency': {
    title: 'DEAR and Xero keep their books in different currencies',
    cause: 'The base currencies of the two companies differ.',
    fix: 'Connect the Xero organisation that belongs to these books.',
    place: 'xero-organisation',
  },
  'mapping.before-lock-date': {
    title: 'The document is before Xero’s lock date',
    cause: 'Xero is locked up to a later day.',
    fix: 'Change its date in DEAR, let locked documents go as drafts, or skip it.',
    place: 'settings',
  },
  'mapping.contact-missing': {
    title: 'The document has no customer or supplier',
    cause: 'Xero takes no document without a contact.',
    fix: 'Set the name in DEAR. Then retry.',
    place: 'dear-document',
  },
  'mapping.currency-unknown': {
    title: 'Xero does not have the currency',
    cause: 'The organisation has not added it.',
    fix: 'Add it in Xero under Currencies. Then retry.',
    place: 'xero',
  },
  'mapping.date-missing': {
    title: 'The document has no date',
    cause: 'Xero would take today instead.',
    fix: 'Set its date in DEAR. Then retry.',
    place: 'dear-document',
  },
  'mapping.no-lines': {
    title: 'The document has no lines',
    cause: 'Xero takes a document with one line at least.',
    fix: 'Add its lines in DEAR, or skip it.',
    place: 'dear-document',
  },
  'mapping.no-rounding-account': {
    title: 'There is no account for rounding',
    cause: 'A cent that no line can carry needs an account of its own.',
    fix: 'Choose a rounding account. Then retry.',
    place: 'rounding-account',
  },
  'mapping.number-missing': {
    title: 'The document has no number',
    cause: 'DEAR gave neither a number of its own nor one of its order.',
    fix: 'Give it a number in DEAR. Then retry.',
    place: 'dear-document',
  },
  'mapping.number-too-long': {
    title: 'The number is too long for Xero',
    cause: 'Xero takes 255 characters.',
    fix: 'Shorten it in DEAR. Then retry.',
    place: 'dear-document',
  },
  'mapping.rate-missing': {
    title: 'There is no usable currency rate',
    cause: 'DEAR gave no rate that Xero can keep.',
    fix: 'Set the currency rate in DEAR. Then retry.',
    place: 'dear-document',
  },
  'mapping.tax-calculation-unknown': {
    title: 'DEAR does not say whether prices include tax',
    cause: 'The lines add up neither to the total with tax nor to the total without.',
    fix: 'Look at the lines in DEAR. Then retry.',
    place: 'dear-document',
  },
  'mapping.tax-not-for-account': {
    title: 'A tax rate does not fit an account',
    cause: 'Xero allows the rate on other classes of accounts only.',
    fix: 'Choose another tax rate, or another account. Then retry.',
    place: 'tax-rates',
  },
  'mapping.tax-rate-archived': {
    title: 'A tax rate is archived in Xero',
    cause: 'Xero takes no line with it.',
    fix: 'Choose another tax rate for the rule. Then retry.',
    place: 'tax-rates',
  },
  'mapping.tax-rate-not-for-account': {
    title: 'A tax rate does not go with an account in Xero',
    cause: 'Xero refuses the two together.',
    fix: 'Choose another account or another tax rate. Then retry.',
    place: 'tax-rates',
  },
  'mapping.tax-rate-unusable': {
    title: 'A tax rate is not active in Xero',
    cause: 'A tax rule of DEAR goes to it.',
    fix: 'Choose another tax rate for the rule. Then retry.',
    place: 'tax-rates',
  },
  'mapping.tax-rule-missing': {
    title: 'A line has no tax rule',
    cause: 'Without a tax rule in DEAR there is no telling the tax rate in Xero.',
    fix: 'Set the tax rule of the line in DEAR. Then retry.',
    place: 'dear-document',
  },
  'mapping.tax-rule-unmatched': {
    title: 'A tax rule has no match',
    cause: 'No tax rate in Xero has its name, or several have.',
    fix: 'Choose its tax rate. Then retry.',
    place: 'tax-rates',
  },
  'mapping.totals-differ': {
    title: 'The totals differ',
    cause: 'What Xero would compute is not what DEAR says.',
    fix: 'Look at the lines and their tax in DEAR. Then retry.',
    place: 'dear-document',
  },
};
