import type {Problem} from '../../shared/result.ts';
import {problemOf} from '../platform/trouble.ts';

/** Xero's validation texts that are known, and how to mend each (texts as reported for Xero's API). */
const known: {
  pattern: RegExp;
  problem: (match: RegExpMatchArray, number: string) => [code: string, title: string, detail: string, fix: string];
}[] = [
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
    pattern: /account code '?([^']+?)'? is not a valid code/i,
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
    pattern: /must be unique/i,
    problem: (_, number) => [
      'xero.number-taken',
      `${number} is another document in Xero.`,
      'Xero says that the number is in use, yet its look-up shows no document of that number.',
      'Look for it in Xero, rename one of the two, or skip this one with a reason.',
    ],
  },
  {
    pattern: /(period|end of year) lock date[^0-9]*(.*)$/i,
    problem: ([, , day], number) => [
      'xero.locked',
      `${number} is before Xero's lock date.`,
      `Xero is locked${day ? ` up to ${day.replace(/\.$/, '')}` : ''}.`,
      'Change its date in DEAR, let locked documents go as drafts (Settings), or skip it.',
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
    pattern: /has a payment or credit note allocated/i,
    problem: (_, number) => [
      'xero.paid',
      `${number} is already paid in Xero.`,
      'It changed in DEAR afterwards, and Xero edits no document that carries a payment or a credit.',
      'Remove the payment there, or credit and invoice anew.',
    ],
  },
  {
    pattern: /not of valid status/i,
    problem: (_, number) => [
      'xero.not-editable',
      `${number} can no longer be changed in Xero.`,
      'There it is paid, voided or deleted, or its number belongs to such a document.',
      'Look at it in Xero; give it a new number in DEAR, or skip it with a reason.',
    ],
  },
  {
    pattern: /contact.*archived|archived.*contact/i,
    problem: () => [
      'xero.contact-archived',
      'The contact is archived in Xero.',
      'Xero takes documents for active contacts only.',
      'Restore the contact in Xero. Then retry.',
    ],
  },
  {
    pattern: /email address must be valid/i,
    problem: () => [
      'xero.contact-email',
      'The contact has an e-mail address that Xero refuses.',
      'Xero checks it with every document of the contact.',
      'Correct the address in Xero. Then retry.',
    ],
  },
];

/** Xero's words about one document as a problem that says what to do; unknown words are shown as they are. */
export function refusal(errors: readonly string[], number: string): Problem {
  const raw = [...new Set(errors)].join('\n');
  for (const {pattern, problem} of known) {
    for (const error of errors) {
      const match = error.match(pattern);
      if (!match) continue;
      const [code, title, detail, fix] = problem(match, number);
      return problemOf(code, title, detail, fix, {raw});
    }
  }
  return problemOf(
    'xero.refused',
    `Xero refused ${number}.`,
    errors[0] ? `Xero says: ${errors[0]}` : 'Xero gave no reason.',
    'Mend it in DEAR or Xero as Xero says. Then retry.',
    {raw: raw || null},
  );
}

/** A number or a name that another record holds; perhaps our own. */
export const saysInUse = (words: string): boolean => /must be unique|already assigned|already exists/i.test(words);

/** Xero's small plans cap how many documents are approved in a month. */
export const saysPlanLimit = (errors: readonly string[]): boolean =>
  errors.some((error) => /reached the limit of (invoices|bills)/i.test(error));

export const planLimit = (errors: readonly string[]): Problem =>
  problemOf(
    'xero.plan-limit',
    "Xero's plan allows no more documents this month.",
    'The organisation has approved as many invoices and bills as its plan permits. Nothing is lost: what waits goes later.',
    'Choose a larger plan in Xero, or wait for the next month. Then sync again.',
    {raw: errors.join('\n')},
  );
