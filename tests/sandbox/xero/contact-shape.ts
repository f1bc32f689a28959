import {amountDue, type Books, type Contact, ZERO_GUID} from './books.ts';
import type {Sent} from './sent.ts';
import {amount, compact, msTime} from './wire.ts';

/** A contact as Xero shows it, with its balances. */
export function contactShape(contact: Contact, books: Books, options: {persons: boolean}): Record<string, unknown> {
  const documents = books.invoices.filter(
    (invoice) =>
      invoice.contactId === contact.contactId && (invoice.status === 'AUTHORISED' || invoice.status === 'PAID'),
  );
  const outstanding = (type: string) =>
    amount(
      documents.filter((invoice) => invoice.type === type).reduce((total, invoice) => total + amountDue(invoice), 0),
    );
  return compact({
    ContactID: contact.contactId,
    ContactNumber: contact.number || undefined,
    AccountNumber: contact.accountNumber || undefined,
    ContactStatus: contact.status,
    Name: contact.name,
    MergedToContactID: contact.mergedInto,
    FirstName: contact.firstName || undefined,
    LastName: contact.lastName || undefined,
    EmailAddress: contact.emailAddress,
    BankAccountDetails: '',
    TaxNumber: contact.taxNumber || undefined,
    Addresses: ['STREET', 'POBOX'].map((type) => ({
      AddressType: type,
      City: '',
      Region: '',
      PostalCode: '',
      Country: '',
      ...contact.addresses.find((address) => address.AddressType === type),
    })),
    Phones: ['DEFAULT', 'DDI', 'FAX', 'MOBILE'].map((type) => ({
      PhoneType: type,
      PhoneNumber: '',
      PhoneAreaCode: '',
      PhoneCountryCode: '',
      ...contact.phones.find((phone) => phone.PhoneType === type),
    })),
    UpdatedDateUTC: msTime(contact.updatedAt),
    ContactGroups: [],
    IsSupplier: documents.some((invoice) => invoice.type === 'ACCPAY'),
    IsCustomer: documents.some((invoice) => invoice.type === 'ACCREC'),
    DefaultCurrency: contact.defaultCurrency || undefined,
    SalesTrackingCategories: options.persons ? [] : undefined,
    PurchasesTrackingCategories: options.persons ? [] : undefined,
    Balances:
      documents.length > 0
        ? {
            AccountsReceivable: {Outstanding: outstanding('ACCREC'), Overdue: 0},
            AccountsPayable: {Outstanding: outstanding('ACCPAY'), Overdue: 0},
          }
        : undefined,
    ContactPersons: options.persons
      ? contact.persons.map((person) => ({
          FirstName: person.firstName,
          LastName: person.lastName,
          EmailAddress: person.emailAddress,
          IncludeInEmails: person.includeInEmails,
        }))
      : [],
    HasAttachments: false,
    HasValidationErrors: false,
  });
}

/** The little of a contact that stands in lists of documents. */
export const briefContactShape = (contactId: string, name: string) => ({
  ContactID: contactId,
  Name: name,
  Addresses: [],
  Phones: [],
  ContactGroups: [],
  ContactPersons: [],
  HasValidationErrors: false,
});

/** A refused contact: what was sent, under the id it has or the zero guid. */
export const unsavedContactShape = (contact: Contact, sent: Sent): Record<string, unknown> => {
  const {ContactPersons: _persons, ...members} = sent;
  return {
    ...members,
    ContactID: contact.contactId || ZERO_GUID,
    Name: contact.name,
    ContactStatus: contact.status,
    Addresses: contact.addresses.map((address) => ({...address, ValidationErrors: []})),
    Phones: contact.phones.map((phone) => ({...phone, ValidationErrors: []})),
    ContactGroups: [],
    ContactPersons: [],
    HasValidationErrors: true,
  };
};
