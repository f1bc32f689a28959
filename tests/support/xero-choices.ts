import type {XeroAccount, XeroChoices, XeroTaxRate} from '../../companion/xero/xero.ts';
import {defaultSettings} from '../../shared/contract/default-settings.ts';
import type {MappingSettings, Settings} from '../../shared/contract/settings.ts';

export const anAccount = (given: Partial<XeroAccount> = {}): XeroAccount => ({
  code: '200',
  name: 'Sales',
  type: 'REVENUE',
  class: 'REVENUE',
  status: 'ACTIVE',
  systemAccount: null,
  enablePayments: false,
  taxType: null,
  ...given,
});

export const aTaxRate = (given: Partial<XeroTaxRate> = {}): XeroTaxRate => ({
  taxType: 'OUTPUT2',
  name: 'GST on Income',
  status: 'ACTIVE',
  rate: '15',
  canApplyTo: {},
  ...given,
});

/** A small organisation in New Zealand: what mapping chooses from. */
export const someChoices = (
  given: Partial<Omit<XeroChoices, 'organisation'>> & {organisation?: Partial<XeroChoices['organisation']>} = {},
): XeroChoices => ({
  accounts: [
    anAccount(),
    anAccount({code: '310', name: 'Cost of Goods Sold', type: 'DIRECTCOSTS', class: 'EXPENSE'}),
    anAccount({code: '425', name: 'Freight', type: 'EXPENSE', class: 'EXPENSE'}),
    anAccount({code: '630', name: 'Old Stock', type: 'CURRENT', class: 'ASSET', status: 'ARCHIVED'}),
    anAccount({code: '090', name: 'Cheque', type: 'BANK', class: 'ASSET'}),
    anAccount({code: '610', name: 'Accounts Receivable', type: 'CURRENT', class: 'ASSET', systemAccount: 'DEBTORS'}),
    anAccount({
      code: '800',
      name: 'Accounts Payable',
      type: 'CURRLIAB',
      class: 'LIABILITY',
      systemAccount: 'CREDITORS',
    }),
    anAccount({code: '860', name: 'Rounding', type: 'EXPENSE', class: 'EXPENSE', systemAccount: 'ROUNDING'}),
  ],
  taxRates: [
    aTaxRate(),
    aTaxRate({taxType: 'INPUT2', name: 'GST on Expenses'}),
    aTaxRate({taxType: 'ZERORATED', name: 'Zero Rated', rate: '0'}),
    aTaxRate({taxType: 'TAX001', name: 'Reduced Rate', rate: '12.5'}),
    aTaxRate({taxType: 'TAX002', name: 'Old Rate', rate: '10', status: 'ARCHIVED'}),
    aTaxRate({taxType: 'NONE', name: 'No Tax', rate: '0'}),
  ],
  currencies: ['NZD', 'AUD', 'USD'],
  revision: '1',
  ...given,
  organisation: {
    name: 'Harbour Trading',
    baseCurrency: 'NZD',
    shortCode: '!abc12',
    periodLockDate: null,
    endOfYearLockDate: null,
    ...given.organisation,
  },
});

/** The default settings with some of them changed. */
export const someSettings = (
  given: Partial<Omit<Settings, 'mapping'>> & {mapping?: Partial<MappingSettings>} = {},
): Settings => ({
  ...defaultSettings,
  ...given,
  mapping: {...defaultSettings.mapping, ...given.mapping},
});
