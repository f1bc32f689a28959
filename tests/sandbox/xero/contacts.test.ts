import {expect, test} from 'vitest';
import {anInvoice, loggedIn, messagesIn} from './logged-in.ts';

const path = '/Contacts?summarizeErrors=false';
const persons = [{firstName: 'Kim', lastName: 'Lee', emailAddress: 'kim@example.com', includeInEmails: true}];

test.each<[string, Record<string, unknown>, string]>([
  ['no name', {EmailAddress: 'a@example.com'}, 'Contact Name cannot be empty.'],
  ['angle brackets', {Name: 'A <B>'}, 'The contact name must not contain the characters < or >.'],
  ['a blank at the end', {Name: 'A '}, 'The contact name must not begin or end with a blank nor contain two in a row.'],
  ['two blanks', {Name: 'A  B'}, 'The contact name must not begin or end with a blank nor contain two in a row.'],
  ['256 characters', {Name: 'x'.repeat(256)}, 'The Name must not exceed 255 characters.'],
  ['a bad e-mail', {Name: 'A', EmailAddress: 'a@example'}, 'Email address must be valid'],
  ['a bad e-mail of a person', {Name: 'A', ContactPersons: [{EmailAddress: 'a'}]}, 'Email address must be valid'],
  ['a number too long', {Name: 'A', ContactNumber: 'x'.repeat(51)}, 'The ContactNumber must not exceed 50 characters.'],
  [
    'a postcode too long',
    {Name: 'A', Addresses: [{AddressType: 'STREET', PostalCode: 'x'.repeat(51)}]},
    'The PostalCode must not exceed 50 characters.',
  ],
  [
    'six persons',
    {Name: 'A', ContactPersons: Array(6).fill({FirstName: 'Kim'})},
    'A contact can have at most 5 contact persons.',
  ],
])('a contact with %s is refused', async (_, contact, message) => {
  const {call, sandbox} = await loggedIn();
  const answer = await call('PUT', path, {body: {Contacts: [contact]}});
  expect(messagesIn(answer)).toEqual([message]);
  expect(answer.elements[0]).toMatchObject({
    HasValidationErrors: true,
    StatusAttributeString: 'ERROR',
    ContactID: '00000000-0000-0000-0000-000000000000',
  });
  expect(sandbox.contacts()).toEqual([]);
});

test('a name belongs to one active contact whatever its case, a number to one contact', async () => {
  const {call, sandbox} = await loggedIn();
  sandbox.addContact({name: 'Café Noir', number: 'dear-1'});
  sandbox.addContact({name: 'Old Mill', status: 'ARCHIVED'});
  const Contacts = [
    {Name: 'CAFÉ NOIR'},
    {Name: 'Other', ContactNumber: 'dear-1'},
    {Name: 'Old Mill'},
    {Name: '北京 “Trading” & Co'},
  ];
  const answer = await call('PUT', path, {body: {Contacts}});
  expect(messagesIn(answer)).toEqual([
    'The contact name CAFÉ NOIR is already assigned to another contact. The contact name must be unique across all active contacts.',
    'The contact number dear-1 is already assigned to another contact.',
  ]);
  expect(answer.elements.map(({StatusAttributeString}) => StatusAttributeString)).toEqual([
    'ERROR',
    'ERROR',
    'OK',
    'OK',
  ]);
});

test('POST changes the contact of that id, number or name; what is not sent stays, but contact persons left out are gone', async () => {
  const {call, sandbox} = await loggedIn();
  const contact = sandbox.addContact({name: 'Acme', number: 'dear-1', emailAddress: 'acme@example.com', persons});
  const post = (body: Record<string, unknown>) => call('POST', path, {body});
  await post({Name: 'Acme', FirstName: 'Jo', ContactPersons: [{FirstName: 'Kim'}]});
  expect(sandbox.contacts()).toMatchObject([
    {firstName: 'Jo', emailAddress: 'acme@example.com', persons: [{firstName: 'Kim'}]},
  ]);
  await post({ContactNumber: 'dear-1', Name: 'Acme Ltd'});
  expect(sandbox.contacts()).toMatchObject([{name: 'Acme Ltd', persons: []}]);
  await post({ContactID: contact.contactId, ContactStatus: 'ARCHIVED'});
  expect(sandbox.contacts()).toMatchObject([{status: 'ARCHIVED'}]);
  await call('POST', `/Contacts/${contact.contactId}`, {body: {ContactStatus: 'ACTIVE'}});
  expect(sandbox.contacts()).toMatchObject([{status: 'ACTIVE', name: 'Acme Ltd'}]);
  await post({Name: 'Brand new'});
  expect(sandbox.contacts()).toHaveLength(2);
});

test('a document with the ContactID alone leaves the contact as it is', async () => {
  const {call, sandbox} = await loggedIn();
  const {contactId} = sandbox.addContact({name: 'Acme', persons});
  await call('PUT', '/Invoices', {body: anInvoice({Contact: {ContactID: contactId}})});
  expect(sandbox.contacts()).toMatchObject([{name: 'Acme', persons}]);
});

test('a document whose contact says more changes the contact and drops its persons', async () => {
  const {call, sandbox} = await loggedIn();
  const {contactId} = sandbox.addContact({name: 'Acme', persons});
  await call('PUT', '/Invoices', {body: anInvoice({Contact: {ContactID: contactId, Name: 'Acme Ltd'}})});
  expect(sandbox.contacts()).toMatchObject([{name: 'Acme Ltd', persons: []}]);
});

test('a document with a name alone takes the contact of that name or makes one', async () => {
  const {call, sandbox} = await loggedIn();
  sandbox.addContact({name: 'Acme', persons});
  await call('PUT', '/Invoices', {
    body: {
      Invoices: [
        anInvoice({InvoiceNumber: 'A', Contact: {Name: 'ACME'}}),
        anInvoice({InvoiceNumber: 'B', Contact: {Name: 'New'}}),
      ],
    },
  });
  expect(sandbox.contacts()).toMatchObject([{name: 'Acme', persons}, {name: 'New'}]);
});

test('an archived contact cannot have documents', async () => {
  const {call, sandbox} = await loggedIn();
  const {contactId} = sandbox.addContact({name: 'Acme', status: 'ARCHIVED'});
  const answer = await call('PUT', '/Invoices', {body: anInvoice({Contact: {ContactID: contactId}})});
  expect(messagesIn(answer)).toEqual(['The contact Acme is archived. Only active contacts can be used on documents.']);
});

test('lists leave archived contacts out unless asked, and single reads find one by id or number', async () => {
  const {call, sandbox} = await loggedIn();
  const {contactId} = sandbox.addContact({name: 'Acme', number: 'dear 1/2', status: 'ARCHIVED', persons});
  sandbox.addContact({name: 'Mill'});
  const names = async (query: string) => (await call('GET', `/Contacts${query}`)).elements.map(({Name}) => Name);
  expect(await names('')).toEqual(['Mill']);
  expect((await names('?includeArchived=true&order=Name')).toSorted()).toEqual(['Acme', 'Mill']);
  expect(await names(`?includeArchived=true&IDs=${contactId}`)).toEqual(['Acme']);
  expect(await names('?searchTerm=MIL')).toEqual(['Mill']);
  expect(await names(`/${contactId}`)).toEqual(['Acme']);
  const byNumber = await call('GET', '/Contacts/dear%201%2F2');
  expect(byNumber.elements[0]).toMatchObject({
    Name: 'Acme',
    ContactPersons: [{FirstName: 'Kim', IncludeInEmails: true}],
  });
  expect((await call('GET', '/Contacts/nobody')).status).toBe(404);
});
