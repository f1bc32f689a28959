import {expect, test} from 'vitest';
import {refusal, saysInUse, saysPlanLimit} from '../../../../companion/export/refusals/refusals.ts';

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
  [
    "Account code '999' has been removed as it does not match a recognised account.",
    'mapping.account-refused',
    'Xero takes no line on account 999.',
  ],
  ['Tax rate must be Active', 'mapping.tax-rate-archived', 'A tax rate of this document is archived in Xero.'],
  ["Item code 'BREAD' is not valid", 'xero.item-unknown', 'Xero does not have the item BREAD.'],
  ["Price List Item with Code 'BREAD' already exists", 'xero.item-taken', 'Xero has an item BREAD already.'],
  ['Invoice # must be unique.', 'xero.number-taken', 'INV-7 is another document in Xero.'],
  ['Order number must be unique', 'xero.number-taken', 'INV-7 is another document in Xero.'],
  ['Please enter a unique Name.', 'xero.name-taken', 'The name is in use in Xero.'],
  ['Invoice not of valid status for modification', 'xero.not-editable', 'INV-7 can no longer be changed in Xero.'],
  ['Invoice not of valid type for creation', 'xero.type-refused', 'Xero does not take INV-7 as this type of document.'],
  [
    'Current invoice has been paid in Xero and cannot be updated. Please remove payment in Xero and then try to export the invoice',
    'xero.paid',
    'INV-7 is already paid in Xero.',
  ],
  [
    'The document date cannot be before the end of year lock date, currently set at 31 March 2026',
    'xero.locked',
    "INV-7 is before Xero's lock date.",
  ],
  ...[
    'The line total 10.00 does not match the expected line total 10.01',
    'The document total does not equal the sum of the lines.',
    'Tax amount cannot be greater than the line amount',
  ].map((text) => [text, 'xero.totals-refused', 'Xero adds up INV-7 to another amount.']),
  ...[
    'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber',
    'Contact Name cannot be empty.',
  ].map((text) => [text, 'mapping.contact-missing', 'INV-7 has no customer or supplier that Xero can know.']),
  [
    'The contact name Kauri Sports is already assigned to another contact. The contact name must be unique across all active contacts.',
    'xero.contact-name-taken',
    'Another contact in Xero is named Kauri Sports.',
  ],
  ['The contact is archived', 'xero.contact-archived', 'The contact is archived in Xero.'],
  ['Email address must be valid', 'xero.contact-email', 'The contact has an e-mail address that Xero refuses.'],
  [
    'Payment amount exceeds the amount outstanding on this document',
    'xero.payment-exceeds',
    'The payment of INV-7 is more than is due in Xero.',
  ],
  [
    'Payments can only be made against Authorised documents',
    'xero.payment-status',
    'INV-7 takes no payment in Xero as it stands there.',
  ],
  [
    'Account type is invalid for making a payment to/from',
    'xero.payment-account',
    'Xero takes no payments on this account.',
  ],
  ['The total debits (10.00) must equal total credits (9.00)', 'xero.journal-unbalanced', 'INV-7 does not balance.'],
  ...[
    'An existing Credit Note with the specified CreditNoteID could not be found',
    'The document with the supplied id was not found for this endpoint.',
  ].map((text) => [text, 'xero.gone', 'INV-7 is no longer in Xero.']),
  ...[
    'Only AUTHORISED invoices may have SentToContact updated.',
    'Only AUTHORISED and BILLED purchase orders may have SentToContact updated.',
  ].map((text) => [text, 'xero.sent-mark-refused', 'Xero marks INV-7 as sent only once it is authorised.']),
  [
    'Please remove the incorrect symbols from the product name',
    'xero.symbols-refused',
    'A name has signs that Xero does not take.',
  ],
  ['Something nobody has seen', 'xero.refused', 'Xero refused INV-7.'],
])('%s', (text, code, title) => {
  expect(refusal([text], 'INV-7')).toMatchObject({code, title, raw: text});
});

test('a number or a name in use is told from other refusals', () => {
  for (const words of [
    'Invoice # must be unique.',
    'Order number must be unique',
    'The contact name A is already assigned to another contact.',
    'The credit note number is already in use.',
    'CreditNoteNumber has already been used',
  ])
    expect(saysInUse(words)).toBe(true);
  for (const words of ['Email address must be valid', 'Payments can only be made against Authorised documents'])
    expect(saysInUse(words)).toBe(false);
});

test('the plan’s cap is known', () => {
  expect(saysPlanLimit(['You have reached the limit of invoices you can approve'])).toBe(true);
});
