import type {DearParty, PartyAddress} from '../../shared/documents/dear-document.ts';
import {cleanLine} from './clean-text.ts';

/** A customer or supplier as a new element of Xero's `Contacts`. */
export interface ContactJson {
  readonly ContactNumber?: string;
  readonly Name: string;
  readonly EmailAddress?: string;
  readonly Addresses?: readonly object[];
  readonly Phones?: readonly object[];
}

/** Writes a party for PUT /Contacts, within Xero's limits. DEAR's guid becomes the ContactNumber, by which it is found again. */
export function contactJson(party: DearParty): ContactJson {
  const email = usableEmail(party.email);
  const phone = clip(party.phone, 50);
  const address = party.address && addressJson(party.address);
  return {
    ...(party.id ? {ContactNumber: clip(party.id, 50)} : {}),
    Name: contactName(party.name),
    ...(email ? {EmailAddress: email} : {}),
    ...(address && Object.keys(address).length > 1 ? {Addresses: [address]} : {}),
    ...(phone ? {Phones: [{PhoneType: 'DEFAULT', PhoneNumber: phone}]} : {}),
  };
}

/** What `contactJson` left out, in words for the history row. */
export function contactNotes(party: DearParty): string[] {
  const given = cleanLine(party.email ?? '');
  return given && !usableEmail(party.email)
    ? [`The e-mail address “${given}” was left out: Xero would refuse it.`]
    : [];
}

/** A name as Xero takes it: no angle brackets, no blanks at the ends or in a row, 255 characters at most. */
export const contactName = (name: string): string => clip(cleanLine(name).replace(/[<>]/g, ''), 255);

/** Whether two names are one contact for Xero, which does not tell capitals apart. */
export const sameContactName = (one: string, other: string): boolean => nameKey(one) === nameKey(other);

const nameKey = (name: string): string => contactName(name).normalize('NFC').toLowerCase();

/** One bad address would fail the contact and its invoices, so a doubtful one is left out; of several the first counts. */
function usableEmail(email: string | null): string | undefined {
  const candidates = cleanLine(email ?? '').split(/[\s;,]+/);
  return candidates.find(
    (text) =>
      text.length <= 255 &&
      /^[A-Za-z0-9._%+'-]+@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/.test(text) &&
      !/\.\.|^\.|\.@/.test(text),
  );
}

function addressJson(address: PartyAddress): Record<string, string> {
  const parts = {
    AddressLine1: clip(address.line1, 500),
    AddressLine2: clip(address.line2, 500),
    City: clip(address.city, 255),
    Region: clip(address.region, 255),
    PostalCode: clip(address.postcode, 50),
    Country: lettersOnly(address.country),
  };
  const given = Object.entries(parts).filter(([, text]) => text !== '');
  return {AddressType: 'POBOX', ...Object.fromEntries(given)};
}

/** Xero takes letters alone for a country: “Côte d'Ivoire” becomes “Cote d Ivoire”. */
const lettersOnly = (text: string): string =>
  clip(
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[^A-Za-z]+/g, ' '),
    50,
  );

const clip = (text: string | null, length: number): string =>
  cleanLine(text ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
