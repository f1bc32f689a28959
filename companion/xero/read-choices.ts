import {createHash} from 'node:crypto';
import * as z from 'zod';
import {day, decimal, text, textOrNull, truth} from './shapes.ts';
import type {XeroAccount, XeroChoices, XeroTaxRate} from './xero.ts';

const organisation = z.object({
  Name: text,
  BaseCurrency: text,
  ShortCode: textOrNull,
  PeriodLockDate: day,
  EndOfYearLockDate: day,
});

/** The organisation, or undefined when the answer names no base currency. */
export function readOrganisation(raw: unknown): XeroChoices['organisation'] | undefined {
  const {data} = organisation.safeParse(raw);
  if (!data || data.BaseCurrency === '') return undefined;
  return {
    name: data.Name,
    baseCurrency: data.BaseCurrency,
    shortCode: data.ShortCode,
    periodLockDate: data.PeriodLockDate,
    endOfYearLockDate: data.EndOfYearLockDate,
  };
}

const account = z.object({
  Code: text,
  Name: text,
  Type: text,
  Class: textOrNull,
  Status: text,
  SystemAccount: textOrNull,
  EnablePaymentsToAccount: truth,
  TaxType: textOrNull,
});

/** Accounts with a code: lines and mappings name accounts by it. */
export const readAccounts = (rows: readonly unknown[]): XeroAccount[] =>
  rows.flatMap((row) => {
    const {data} = account.safeParse(row);
    if (!data || data.Code === '') return [];
    return [
      {
        code: data.Code,
        name: data.Name,
        type: data.Type,
        class: data.Class,
        status: data.Status || 'ACTIVE',
        systemAccount: data.SystemAccount,
        enablePayments: data.EnablePaymentsToAccount,
        taxType: data.TaxType,
      },
    ];
  });

const taxRate = z.object({
  TaxType: text,
  Name: text,
  Status: text,
  EffectiveRate: decimal,
  DisplayTaxRate: decimal,
});
const sides = {
  ASSET: 'CanApplyToAssets',
  EQUITY: 'CanApplyToEquity',
  EXPENSE: 'CanApplyToExpenses',
  LIABILITY: 'CanApplyToLiabilities',
  REVENUE: 'CanApplyToRevenue',
} as const;

/** Tax rates whose percentage Xero says. */
export const readTaxRates = (rows: readonly unknown[]): XeroTaxRate[] =>
  rows.flatMap((row) => {
    const {data} = taxRate.safeParse(row);
    const rate = data?.EffectiveRate ?? data?.DisplayTaxRate;
    if (!data || data.TaxType === '' || !rate) return [];
    const raw = row as Record<string, unknown>;
    const canApplyTo = Object.entries(sides).flatMap(([side, field]) =>
      typeof raw[field] === 'boolean' ? [[side, raw[field]] as const] : [],
    );
    return [
      {
        taxType: data.TaxType,
        name: data.Name,
        status: data.Status || 'ACTIVE',
        rate,
        canApplyTo: Object.fromEntries(canApplyTo),
      },
    ];
  });

const currency = z.object({Code: text});

export const readCurrencies = (rows: readonly unknown[]): string[] =>
  rows.flatMap((row) => currency.safeParse(row).data?.Code || []);

/** With a revision that changes whenever anything in it does, in whatever order Xero lists it. */
export function withRevision(choices: Omit<XeroChoices, 'revision'>): XeroChoices {
  const ordered = [
    choices.organisation,
    choices.accounts.toSorted((a, b) => compare(a.code, b.code)),
    choices.taxRates.toSorted((a, b) => compare(a.taxType + a.name, b.taxType + b.name)),
    choices.currencies.toSorted(compare),
  ];
  return {...choices, revision: createHash('sha256').update(JSON.stringify(ordered)).digest('hex').slice(0, 32)};
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
