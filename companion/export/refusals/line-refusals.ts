import type {KnownRefusal} from './known-refusal.ts';

/** Xero's texts about accounts, tax rates, items, currencies and amounts. */
export const lineRefusals: readonly KnownRefusal[] = [
  {
    pattern: /account code '?([^']+?)'? (?:has been archived|.*archived)/i,
    problem: ([, code]) => [
      'mapping.account-archived',
      `Account ${code} is archived in Xero.`,
      'A line of this document is on it, and Xero takes no line on an archived account.',
      `Choose another account for ${code}, or restore ${code} in Xero. Then retry.`,
    ],
  },
  {
    pattern: /account code '?([^']+?)'? (?:is not a valid code|has been removed)/i,
    problem: ([, code]) => [
      'mapping.account-refused',
      `Xero takes no line on account ${code}.`,
      'The account is missing there, or it is a bank or system account.',
      `Choose another account for ${code} in the set-up. Then retry.`,
    ],
  },
  {
    pattern: /taxtype code '?([^']+?)'? cannot be used with account code '?([^'.]+)/i,
    problem: ([, tax, code]) => [
      'mapping.tax-not-for-account',
      `Tax rate ${tax} does not fit account ${code}.`,
      'Xero allows this rate on other classes of accounts only.',
      `Choose another tax rate, or another account for ${code}, in the set-up. Then retry.`,
    ],
  },
  {
    pattern: /tax rate must be active/i,
    problem: () => [
      'mapping.tax-rate-archived',
      'A tax rate of this document is archived in Xero.',
      'Xero takes no line with it.',
      'Choose another tax rate for the rule in the set-up. Then retry.',
    ],
  },
  {
    pattern: /item code '?([^']+?)'? is not valid/i,
    problem: ([, item]) => [
      'xero.item-unknown',
      `Xero does not have the item ${item}.`,
      'A line of this document names it.',
      `Add ${item} in Xero, or change its code in DEAR. Then retry.`,
    ],
  },
  {
    pattern: /item with code '?([^']+?)'? already exists/i,
    problem: ([, item]) => [
      'xero.item-taken',
      `Xero has an item ${item} already.`,
      'Item codes are unique there.',
      'Give one of the two another code. Then retry.',
    ],
  },
  {
    pattern: /not subscribed to currency (\w+)/i,
    problem: ([, currency]) => [
      'mapping.currency-unknown',
      `Xero does not have the currency ${currency}.`,
      'The organisation has not added it.',
      `Add ${currency} in Xero under Currencies. Then retry.`,
    ],
  },
  {
    pattern: /does not match the expected line total|does not equal the sum of the lines|tax amount cannot be greater/i,
    problem: (_, number) => [
      'xero.totals-refused',
      `Xero adds up ${number} to another amount.`,
      'A line, its tax or the total is not what Xero computes.',
      'Look at the amounts and the tax of the lines in DEAR. Then retry.',
    ],
  },
];
