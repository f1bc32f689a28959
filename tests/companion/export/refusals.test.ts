import {expect, test} from 'vitest';
import {refusal, saysInUse, saysPlanLimit} from '../../../companion/export/refusals.ts';

test.each([
  [
    "Account code '450' has been archived, or has been deleted. Each line item must reference a valid account.",
    'mapping.account-archived',
    'Account 450 is archived in Xero.',
  ],
  [
    "Account code '999' is not a valid code for this document.",
    'mapping.account-refused',
    'Xero takes no line on account 999.',
  ],
  [
    "The TaxType code 'OUTPUT2' cannot be used with account code '300'.",
    'mapping.tax-not-for-account',
    'Tax rate OUTPUT2 does not fit account 300.',
  ],
  [
    'The document date cannot be before the period lock date, currently set at 31 October 2026',
    'xero.locked',
    "INV-7 is before Xero's lock date.",
  ],
  [
    'Organisation is not subscribed to currency EUR',
    'mapping.currency-unknown',
    'Xero does not have the currency EUR.',
  ],
  [
    'This document cannot be edited as it has a payment or credit note allocated to it.',
    'xero.paid',
    'INV-7 is already paid in Xero.',
  ],
  ['Something nobody has seen', 'xero.refused', 'Xero refused INV-7.'],
])('%s', (text, code, title) => {
  expect(refusal([text], 'INV-7')).toMatchObject({code, title, raw: text});
});

test('a number or a name in use is told from other refusals', () => {
  expect(saysInUse('Invoice # must be unique.')).toBe(true);
  expect(saysInUse('The contact name A is already assigned to another contact.')).toBe(true);
  expect(saysInUse('Email address must be valid')).toBe(false);
});

test('the plan’s cap is known', () => {
  expect(saysPlanLimit(['You have reached the limit of invoices you can approve'])).toBe(true);
});
