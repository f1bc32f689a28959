import * as z from 'zod';
import type {DearChoicesAnswer} from '../../shared/contract/connections.ts';
import type {DearCompany, DearSupplier} from './dear.ts';
import {addressOf} from './read-address.ts';
import {amountOrZero, flag, guid, listOf, status, text, word, wordOrNull} from './shapes.ts';
import {readTenantDate} from './tenant-date.ts';

const company = z.object({
  Company: word,
  Currency: status,
  TimeZone: word,
  TaxCalculationMethod: wordOrNull,
  LockDate: z.unknown().optional(),
});

/** The answer of `/me`, or undefined when it is none. */
export function readCompany(raw: unknown): DearCompany | undefined {
  const read = company.safeParse(raw);
  if (!read.success || read.data.Company === '' || read.data.Currency === '') return undefined;
  const it = read.data;
  return {
    name: it.Company,
    currency: it.Currency,
    timeZone: it.TimeZone || 'UTC',
    taxCalculationMethod: it.TaxCalculationMethod,
    lockDate: readTenantDate(it.LockDate, it.TimeZone),
  };
}

const supplier = z.object({
  ID: guid,
  Addresses: listOf(
    z.object({
      Type: status,
      DefaultForType: flag,
      Line1: text,
      Line2: text,
      City: text,
      State: text,
      Postcode: text,
      Country: text,
    }),
  ),
  Contacts: listOf(z.object({Phone: wordOrNull, MobilePhone: wordOrNull, Email: wordOrNull, Default: flag})),
});

/** One supplier of a `/supplier?ID=` answer; undefined when it is not in it. */
export function readSupplierIn(rows: readonly unknown[], id: string): DearSupplier | undefined {
  for (const row of rows) {
    const read = supplier.safeParse(row);
    if (!read.success || read.data.ID !== id.toLowerCase()) continue;
    // More than one contact can be the default, and the default one can be blank.
    const contacts = read.data.Contacts.toSorted((a, b) => Number(b.Default) - Number(a.Default));
    const addresses = read.data.Addresses.toSorted((a, b) => weight(b) - weight(a));
    return {
      email: contacts.find((contact) => contact.Email)?.Email ?? null,
      phone: contacts.map((contact) => contact.Phone ?? contact.MobilePhone).find((phone) => phone) ?? null,
      address: addresses.map(addressOf).find((address) => address) ?? null,
    };
  }
  return undefined;
}

/** Where bills come from first: billing, business, any other; the default one before its like. */
const weight = (address: {Type: string; DefaultForType: boolean}): number =>
  (address.Type === 'BILLING' ? 4 : address.Type === 'BUSINESS' ? 2 : 0) + Number(address.DefaultForType);

const taxRule = z.object({
  Name: word,
  IsActive: z.unknown().optional(),
  TaxPercent: amountOrZero,
  IsTaxForSale: flag,
  IsTaxForPurchase: flag,
});
const account = z.object({Code: word, Name: word, Class: wordOrNull, Status: status, Type: status, ForPayments: flag});

/** DEAR's own side of the pickers: active rules and accounts. What cannot be read is left out. */
export function readDearChoices(taxRules: readonly unknown[], accounts: readonly unknown[]): DearChoicesAnswer {
  return {
    taxRules: taxRules.flatMap((row) => {
      const {data} = taxRule.safeParse(row);
      if (!data || data.Name === '' || data.IsActive === false) return [];
      return [
        {name: data.Name, percent: data.TaxPercent, forSales: data.IsTaxForSale, forPurchases: data.IsTaxForPurchase},
      ];
    }),
    accounts: accounts.flatMap((row) => {
      const {data} = account.safeParse(row);
      if (!data || data.Code === '' || (data.Status !== '' && data.Status !== 'ACTIVE')) return [];
      const {Code: code, Name: name, Class, Type: type, ForPayments} = data;
      return [{code, name, class: Class, type, forPayments: type === 'BANK' || ForPayments}];
    }),
  };
}
