/**
 * What Xero says is wrong. The first group are texts of Xero's documentation and of integrators' reports, to the letter; for the second
 * none is known, and the sandbox has words of its own.
 */
export const says = {
  invalidAccount: (code: string) => `Account code '${code}' is not a valid code for this document.`,
  archivedAccount: (code: string) =>
    `Account code '${code}' has been archived, or has been deleted. Each line item must reference a valid account.`,
  taxNotForAccount: (tax: string, code: string) =>
    `The TaxType code '${tax}' cannot be used with account code '${code}'.`,
  inactiveTaxRate: 'Tax rate must be Active',
  unknownItem: (code: string) => `Item code '${code}' is not valid`,
  numberTaken: 'Invoice # must be unique.',
  wrongStatus: 'Invoice not of valid status for modification',
  hasPayment: 'This document cannot be edited as it has a payment or credit note allocated to it.',
  periodLocked: (date: string) => `The document date cannot be before the period lock date, currently set at ${date}`,
  yearLocked: (date: string) =>
    `The document date cannot be before the end of year lock date, currently set at ${date}`,
  lineTotal: (given: string, computed: string) =>
    `The line total ${given} does not match the expected line total ${computed}`,
  documentTotal: 'The document total does not equal the sum of the lines.',
  taxTooLarge: 'Tax amount cannot be greater than the line amount',
  notSubscribed: (currency: string) => `Organisation is not subscribed to currency ${currency}`,
  noContact:
    'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber',
  nameTaken: (name: string) =>
    `The contact name ${name} is already assigned to another contact. The contact name must be unique across all active contacts.`,
  badEmail: 'Email address must be valid',
  noName: 'Contact Name cannot be empty.',
  sentOnlyAuthorised: 'Only AUTHORISED invoices may have SentToContact updated.',
  wrongType: 'Invoice not of valid type for creation',
  orderNumberTaken: 'Order number must be unique',
  sentOnlyOrdered: 'Only AUTHORISED and BILLED purchase orders may have SentToContact updated.',

  unknownTaxType: (tax: string) => `The TaxType code '${tax}' does not exist in this organisation.`,
  wrongNewStatus: 'Invoice not of valid status for creation',
  noLines: 'One or more line items must be specified',
  noDescription: 'Description must be specified for each line item',
  creditNoteNumberTaken: 'Credit note # must be unique.',
  wrongNewNoteStatus: 'Credit note not of valid status for creation',
  wrongNoteStatus: 'Credit note not of valid status for modification',
  wrongNoteType: 'Credit note not of valid type for creation',
  discountOnCreditNote: 'Discounts are not supported on credit notes',
  wrongNewOrderStatus: 'Purchase order not of valid status for creation',
  wrongOrderStatus: 'Purchase order not of valid status for modification',
  noOrderContact: 'The Contact of a purchase order must be an existing one, named by ContactID or ContactNumber',
  quantityWithoutAmount: 'UnitAmount must be specified for each line item with a Quantity',
  noDueDate: 'The Due Date must be specified for the invoice to be approved',
  noAccount: 'The Account Code must be specified for each line item of an approved document',
  noTax: 'The Tax Type must be specified for each line item of an approved document',
  discountOnBill: 'Discounts are only supported on sales invoices',
  tooLong: (member: string, limit: number) => `The ${member} must not exceed ${limit} characters.`,
  amountTooLarge: 'The amount must not exceed 9,999,999,999.99',
  badUrl: 'The Url is not valid',
  badRate: 'The currency rate must be a number above zero with at most six decimals',
  unknownContact: 'The contact with the specified ContactID could not be found',
  archivedContact: (name: string) => `The contact ${name} is archived. Only active contacts can be used on documents.`,
  contactNumberTaken: (number: string) => `The contact number ${number} is already assigned to another contact.`,
  badName: 'The contact name must not contain the characters < or >.',
  blanksInName: 'The contact name must not begin or end with a blank nor contain two in a row.',
  badFileName: 'The file name must not be blank nor contain any of < > : " / \\ | ? * + or a control character.',
  tooManyFiles: 'A maximum of 10 attachments are allowed per document.',
  tooManyPersons: 'A contact can have at most 5 contact persons.',
};
