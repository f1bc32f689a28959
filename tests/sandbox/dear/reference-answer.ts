import {percentOf} from '../books/arithmetic.ts';
import type {Account, BookData, Party, PaymentTerm, TaxRule} from '../books/book.ts';
import {guid, hash} from '../books/guids.ts';
import {numeral, optional} from './awkward.ts';
import {additionalAttributes} from './line-answer.ts';

/** `GET /me`. */
export const meAnswer = ({company}: BookData): object => ({
  Company: company.name,
  Currency: company.currency,
  TimeZone: company.timeZone,
  DefaultWeightUnits: 'kg',
  DefaultDimensionsUnits: 'cm',
  LockDate: company.lockDate,
  OpeningBalanceDate: '2021-07-31T00:00:00',
  TaxCalculationMethod: company.taxCalculationMethod,
  DefaultSaleTaxRuleId: guid('tax GST on Income'),
  DefaultSaleTaxRuleName: 'GST on Income',
  MaximumDecimalPlacesInQuantity: 'N2',
  ApplyCustomerDiscountsAfterOtherDiscounts: true,
  DiscountRule: 'Discount',
  AutomaticallyApplyDiscounts: false,
  RoundingTable: [{RangeTo: 10, RoundToNearest: 0.01, AdjustmentRule: 'N', AdjustmentValue: 0}],
});

/** A row of `/ref/tax`. Component numbers come as strings, their guids in upper case, `Compound` not always. */
export const taxRuleAnswer = (rule: TaxRule): Record<string, unknown> => ({
  ID: rule.id,
  Name: rule.name,
  Account: rule.account,
  IsActive: true,
  TaxInclusive: false,
  TaxPercent: numeral(percentOf(rule.name, [rule]).toFixed(), rule.id),
  IsTaxForSale: rule.forSale,
  IsTaxForPurchase: rule.forPurchase,
  Components: rule.components.map((component, index) => ({
    ID: guid(`component ${rule.name} ${index}`).toUpperCase(),
    Name: component.name,
    Percent: Number(component.percent).toFixed(10),
    AccountCode: ['0', '', rule.account][hash(rule.name) % 3],
    ...(hash(rule.name) % 2 ? {Compound: '0'} : {}),
    ComponentOrder: String(index + 1),
  })),
});

/** A row of `/ref/account`. */
export const accountAnswer = (account: Account): Record<string, unknown> => ({
  Code: account.code,
  Status: 'ACTIVE',
  Name: account.name,
  Type: account.type,
  Description: `${account.name} of the company`,
  Class: account.class,
  SystemAccount: account.systemAccount?.[0] ?? null,
  SystemAccountCode: account.systemAccount?.[1] ?? null,
  BankAccountNumber: null,
  BankAccountId: account.type === 'BANK' ? guid(`bank ${account.code}`) : null,
  ForPayments: account.forPayments ?? false,
  DisplayName: `${account.code}: ${account.name}`,
  OldCode: null,
});

/** A row of `/ref/paymentterm`. */
export const paymentTermAnswer = (term: PaymentTerm): Record<string, unknown> => ({
  ID: term.id,
  Name: term.name,
  Duration: term.days,
  Method: 'number of days',
  IsActive: true,
  IsDefault: term.days === 30,
});

/** A row of `/customer`. */
export const customerAnswer = (party: Party): Record<string, unknown> => ({
  ...partyAnswer(party),
  DisplayName: party.name,
  Carrier: 'DEFAULT Carrier',
  SalesRepresentative: null,
  Location: 'Main Warehouse',
  AccountReceivable: '610',
  RevenueAccount: '200',
  PriceTier: 'Tier 1',
  Tags: null,
  CreditLimit: 0,
  IsOnCreditHold: false,
  IsLegalEntity: false,
  CustomerParentID: null,
  CustomerParentName: null,
  IsBillParent: false,
  Addresses: [{...addressOf(party), ID: guid(`address ${party.id}`)}],
  Contacts: [{...contactOf(party), JobTitle: null, MarketingConsent: 1, ID: guid(`contact ${party.id}`)}],
  ProductPrices: [{ProductID: guid('product GB1'), ProductName: 'Golf balls', ProductSKU: 'GB1', Price: 1.1}],
  ChildCustomers: [{CustomerID: guid(`child of ${party.id}`), CustomerName: `${party.name} (branch)`}],
});

/** A row of `/supplier`; its addresses and contacts carry no id. */
export const supplierAnswer = (party: Party): Record<string, unknown> => ({
  ...partyAnswer(party),
  AccountPayable: '800',
  Addresses: [addressOf(party)],
  Contacts: [contactOf(party)],
});

const partyAnswer = (party: Party) => ({
  ID: party.id,
  Name: party.name,
  Currency: party.currency,
  PaymentTerm: '30 days',
  TaxRule: party.taxRule,
  Discount: 0,
  Comments: null,
  TaxNumber: null,
  ...additionalAttributes(),
  AttributeSet: null,
  Status: party.deprecated ? 'Deprecated' : 'Active',
  LastModifiedOn: '2026-01-30T06:07:43.46Z',
});

const addressOf = ({address, id}: Party) => ({
  ...optional(
    {Line1: address.line1, Line2: address.line2, City: address.city, State: address.state, Postcode: address.postcode},
    id,
  ),
  Country: address.country,
  Type: 'Billing',
  DefaultForType: true,
});

const contactOf = (party: Party) => ({
  Name: party.contact || party.name,
  ...optional(
    {Phone: party.phone, MobilePhone: '', Fax: '', Email: party.email, Website: '', Comment: ''},
    `${party.id} contact`,
  ),
  Default: true,
  IncludeInEmail: false,
});
