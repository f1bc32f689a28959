import {type Books, type Contact, ZERO_GUID} from './books.ts';
import {says} from './messages.ts';
import {type Sent, sentBoolean, sentEnum, sentList, sentText} from './sent.ts';

export const emptyContact = (): Contact => ({
  contactId: ZERO_GUID,
  number: '',
  accountNumber: '',
  status: 'ACTIVE',
  name: '',
  firstName: '',
  lastName: '',
  emailAddress: '',
  taxNumber: '',
  persons: [],
  addresses: [],
  phones: [],
  defaultCurrency: '',
  updatedAt: 0,
});

/**
 * The contact as it would stand after an update: what was not sent stays, except the contact persons, who are gone when
 * they are left out (Xero's documentation, “Contacts”).
 */
export function applyContact(contact: Contact, sent: Sent, now: number): Contact {
  const text = (member: string, before: string) => sentText(sent, member) ?? before;
  return {
    ...contact,
    number: text('ContactNumber', contact.number),
    accountNumber: text('AccountNumber', contact.accountNumber),
    status: sentEnum(sent, 'ContactStatus', ['ACTIVE', 'ARCHIVED', 'GDPRREQUEST'], 'ContactStatus') ?? contact.status,
    name: text('Name', contact.name),
    firstName: text('FirstName', contact.firstName),
    lastName: text('LastName', contact.lastName),
    emailAddress: text('EmailAddress', contact.emailAddress),
    taxNumber: text('TaxNumber', contact.taxNumber),
    defaultCurrency: text('DefaultCurrency', contact.defaultCurrency),
    persons: (sentList(sent, 'ContactPersons') ?? []).map((person) => ({
      firstName: sentText(person, 'FirstName') ?? '',
      lastName: sentText(person, 'LastName') ?? '',
      emailAddress: sentText(person, 'EmailAddress') ?? '',
      includeInEmails: sentBoolean(person, 'IncludeInEmails') ?? false,
    })),
    addresses: merged(contact.addresses, sentList(sent, 'Addresses'), 'AddressType', ADDRESS),
    phones: merged(contact.phones, sentList(sent, 'Phones'), 'PhoneType', PHONE),
    updatedAt: now,
  };
}

/** Everything that is wrong with a contact as it would stand. */
export function contactErrors(contact: Contact, books: Books): string[] {
  const errors: string[] = [];
  const others = books.contacts.filter((other) => other.contactId !== contact.contactId);
  if (contact.name === '') errors.push(says.noName);
  if (/[<>]/.test(contact.name)) errors.push(says.badName);
  if (/^\s|\s$|\s\s/.test(contact.name)) errors.push(says.blanksInName);
  const isTaken = (other: Contact) =>
    other.status === 'ACTIVE' && other.name.toLowerCase() === contact.name.toLowerCase();
  if (contact.status === 'ACTIVE' && others.some(isTaken)) errors.push(says.nameTaken(contact.name));
  if (contact.number !== '' && others.some((other) => other.number === contact.number)) {
    errors.push(says.contactNumberTaken(contact.number));
  }
  if ([contact, ...contact.persons].some(({emailAddress}) => !isEmailOrEmpty(emailAddress))) errors.push(says.badEmail);
  if (contact.persons.length > 5) errors.push(says.tooManyPersons);
  return [...errors, ...lengthErrors(contact)];
}

function lengthErrors(contact: Contact): string[] {
  const lengths: [string, string, number][] = [
    ['Name', contact.name, 255],
    ['FirstName', contact.firstName, 255],
    ['LastName', contact.lastName, 255],
    ['EmailAddress', contact.emailAddress, 255],
    ['ContactNumber', contact.number, 50],
    ['AccountNumber', contact.accountNumber, 50],
    ['TaxNumber', contact.taxNumber, 50],
    ...[...contact.addresses, ...contact.phones].flatMap((part) =>
      Object.entries(part).map(([member, value]): [string, string, number] => [member, value, LENGTHS[member] ?? 500]),
    ),
  ];
  return lengths
    .filter(([, value, limit]) => value.length > limit)
    .map(([member, , limit]) => says.tooLong(member, limit));
}

/** Each address or phone of a type replaces the one of that type; the other types stay. */
function merged(before: Record<string, string>[], sent: Sent[] | undefined, key: string, members: readonly string[]) {
  if (!sent) return before;
  const next = sent.map((one) =>
    Object.fromEntries(
      members
        .map((member) => [member, sentText(one, member) ?? ''])
        .filter(([member, value]) => member === key || value !== ''),
    ),
  );
  return [...before.filter((one) => !next.some((other) => other[key] === one[key])), ...next];
}

const isEmailOrEmpty = (text: string) => text === '' || /^[^\s@<>,;]+@[^\s@<>,;.]+(\.[^\s@<>,;.]+)+$/.test(text);

const ADDRESS = [
  ...['AddressType', 'AddressLine1', 'AddressLine2', 'AddressLine3', 'AddressLine4'],
  ...['City', 'Region', 'PostalCode', 'Country', 'AttentionTo'],
];
const PHONE = ['PhoneType', 'PhoneNumber', 'PhoneAreaCode', 'PhoneCountryCode'];
const LENGTHS: Record<string, number> = {
  City: 255,
  Region: 255,
  PostalCode: 50,
  Country: 50,
  AttentionTo: 255,
  PhoneNumber: 50,
  PhoneAreaCode: 10,
  PhoneCountryCode: 20,
};
