import {expect, test} from 'vitest';
import {contactJson, contactName, contactNotes, sameContactName} from '../../../companion/mapping/contact.ts';
import {aParty} from '../../support/a-dear-document.ts';

test("a party becomes a contact under DEAR's id, with e-mail, phone and billing address", () => {
  expect(contactJson(aParty())).toEqual({
    ContactNumber: 'c0ffee00-1111-4222-8333-444455556666',
    Name: 'Bay Books',
    EmailAddress: 'accounts@example.com',
    Addresses: [
      {
        AddressType: 'POBOX',
        AddressLine1: '1 Quay Street',
        City: 'Auckland',
        Region: 'Auckland',
        PostalCode: '1010',
        Country: 'New Zealand',
      },
    ],
    Phones: [{PhoneType: 'DEFAULT', PhoneNumber: '09 555 0100'}],
  });
});

test('what DEAR does not know is left out', () => {
  const nothing = {line1: '', line2: ' ', city: '', region: '', postcode: '', country: ''};
  expect(contactJson(aParty({id: null, email: null, phone: '', address: nothing}))).toEqual({Name: 'Bay Books'});
});

test.each([
  ['  Bay   Books ', 'Bay Books'],
  ['Bay <Books>', 'Bay Books'],
  ['< Bay > Books <', 'Bay Books'],
  ['Bay\tBooks\u0000', 'Bay Books'],
  ['Bäckerei “Größe” 面包', 'Bäckerei “Größe” 面包'],
  ['<>', ''],
])('“%s” is “%s” in Xero', (name, kept) => expect(contactName(name)).toBe(kept));

test('a name of 300 characters keeps 255, and never half a character', () => {
  expect(contactName('x'.repeat(300))).toHaveLength(255);
  expect(contactName(`x${'😀'.repeat(150)}`)).toBe(`x${'😀'.repeat(127)}`);
  expect(contactName(`${'x'.repeat(254)} y`)).toBe('x'.repeat(254));
});

test.each([
  ['BAY books', 'Bay  Books', true],
  ['Café', 'Cafe\u0301', true],
  ['Bay Books', 'Bay Book', false],
])('“%s” and “%s” are one contact: %s', (one, other, same) => expect(sameContactName(one, other)).toBe(same));

test.each([
  ['one@example.com; two@example.com', 'one@example.com'],
  [" O'Neil+shop@mail.example.co.nz ", "O'Neil+shop@mail.example.co.nz"],
  ['müller@example.com', undefined],
  ['not an address', undefined],
  ['a..b@example.com', undefined],
  ['a@example', undefined],
])('of the e-mail “%s” goes %s', (email, expected) => {
  expect(contactJson(aParty({email})).EmailAddress).toBe(expected);
  expect(contactNotes(aParty({email}))).toHaveLength(expected ? 0 : 1);
});

test("every part keeps within Xero's limits", () => {
  const long = 'x'.repeat(600);
  const {Addresses, Phones} = contactJson(
    aParty({phone: long, address: {line1: long, line2: long, city: long, region: long, postcode: long, country: long}}),
  );
  const lengths = Object.values(Addresses?.[0] ?? {}).map((text) => String(text).length);
  expect(lengths).toEqual([5, 500, 500, 255, 255, 50, 50]);
  expect(Phones).toEqual([{PhoneType: 'DEFAULT', PhoneNumber: 'x'.repeat(50)}]);
});

test('a country keeps its letters alone', () => {
  const address = {line1: '', line2: '', city: '', region: '', postcode: '', country: "Côte d'Ivoire"};
  expect(contactJson(aParty({address})).Addresses).toEqual([{AddressType: 'POBOX', Country: 'Cote d Ivoire'}]);
});
