import {afterEach, describe, expect, test} from 'vitest';
import {aParty, aPurchase, aSale} from '../../sandbox/books/builders.ts';
import type {Office} from '../../support/office.ts';
import {ALL, countCalls, inXero, untilSettled, workingOffice, wrongAtTheEnd} from '../../support/working-office.ts';

let office: Office;
afterEach(() => office.close());

const kauri = aParty({name: 'Kauri Sports Ltd'});
const names = () => office.sandbox.xero.contacts().map(({name}) => name);

test.each([
  ['Kauri "Sports" Ltd', 'Kauri "Sports" Ltd'],
  ["O'Brien’s “Antiques”", "O'Brien’s “Antiques”"],
  ['Less < More <Wholesale> & Co', 'Less More Wholesale & Co'],
  ['  Double  Blanks   Ltd ', 'Double Blanks Ltd'],
  ['奥克兰茶行', '奥克兰茶行'],
  ['Tab\tand\nbreak', 'Tab and break'],
  ['x'.repeat(300), 'x'.repeat(255)],
  [`${'y '.repeat(140)}z`, 'y '.repeat(128).slice(0, 255)],
  ['Comma, and. Co.', 'Comma, and. Co.'],
])('a customer “%s” is one contact, by whose id all its documents go', async (name, inXeroNamed) => {
  office = await workingOffice([
    aSale({number: 'SO-00001', party: aParty({name})}),
    aSale({number: 'SO-00002', party: aParty({name})}),
  ]);
  expect(await office.sync(ALL)).toMatchObject({counts: {completed: 2}});
  expect(names()).toEqual([inXeroNamed]);
  for (const {body} of office.sandbox.xero.calls.filter(({method, path}) => method === 'PUT' && path === '/Invoices')) {
    for (const {Contact} of (JSON.parse(body) as {Invoices: {Contact: object}[]}).Invoices) {
      expect(Object.keys(Contact)).toEqual(['ContactID']);
    }
  }
});

describe('a contact that is in Xero before', () => {
  test.each([
    ['by its name', {name: 'Kauri Sports Ltd'}],
    ['by its name in other capitals', {name: 'KAURI sports ltd'}],
    ['by its number, whatever its name', {name: 'Renamed in Xero', number: kauri.id}],
    ['by its number in capitals', {name: 'Renamed in Xero', number: kauri.id.toUpperCase()}],
  ])('is found %s and never changed', async (_, facts) => {
    office = await workingOffice([aSale({party: kauri})]);
    const persons = [{firstName: 'Ada', lastName: 'Lane', emailAddress: 'ada@example.test', includeInEmails: true}];
    office.sandbox.xero.addContact({emailAddress: 'old@example.test', persons, ...facts});
    const before = structuredClone(office.sandbox.xero.contacts());
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
    expect(office.sandbox.xero.contacts()).toEqual(before);
    expect(inXero(office, 'INV-00001').contactId).toBe(before[0]?.contactId);
  });

  test('its number goes before a name that another one has', async () => {
    office = await workingOffice([aSale({party: kauri})]);
    office.sandbox.xero.addContact({name: 'Kauri Sports Ltd'});
    const numbered = office.sandbox.xero.addContact({name: 'Other name', number: kauri.id});
    await office.sync(ALL);
    expect(inXero(office, 'INV-00001').contactId).toBe(numbered.contactId);
  });

  test('archived, and known by its name alone: the name is free, and a new contact is made', async () => {
    office = await workingOffice([aSale({party: kauri})]);
    office.sandbox.xero.addContact({name: 'Kauri Sports Ltd', status: 'ARCHIVED'});
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
    expect(office.sandbox.xero.contacts().map(({status}) => status)).toEqual(['ARCHIVED', 'ACTIVE']);
  });

  test('archived, beside an active one of the same name: the active one is taken', async () => {
    office = await workingOffice([aSale({party: kauri})]);
    office.sandbox.xero.addContact({name: 'Kauri Sports Ltd', status: 'ARCHIVED'});
    const active = office.sandbox.xero.addContact({name: 'Kauri Sports Ltd'});
    await office.sync(ALL);
    expect(inXero(office, 'INV-00001').contactId).toBe(active.contactId);
    expect(office.sandbox.xero.contacts()).toHaveLength(2);
  });

  test('archived under its number: its documents are Failed and say so; restored, a retry takes them', async () => {
    office = await workingOffice([aSale({party: kauri})]);
    const {contactId} = office.sandbox.xero.addContact({
      name: 'Kauri Sports Ltd',
      number: kauri.id,
      status: 'ARCHIVED',
    });
    expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {failed: 1}});
    const [row] = await office.rows();
    expect(row).toMatchObject({status: 'Failed', problem: {code: 'xero.contact-archived'}});
    expect(row?.problem?.title).toContain('Kauri Sports Ltd');
    office.sandbox.xero.editContact(contactId, {status: 'ACTIVE'});
    await office.call('POST', `/api/transactions/${row?.id}/retry`);
    await office.clock.sleep(30_000);
    expect((await office.rows())[0]).toMatchObject({status: 'Completed'});
  });

  test('archived after an invoice went: the next one is Failed and says so; restored, a retry takes it', async () => {
    office = await workingOffice([aSale({party: kauri})]);
    await office.sync(ALL);
    const [contact] = office.sandbox.xero.contacts();
    office.sandbox.xero.editContact(contact?.contactId ?? '', {status: 'ARCHIVED'});
    office.sandbox.dear.books.add([aSale({number: 'SO-00002', party: kauri})]);
    await office.sync(ALL);
    const [row] = await office.rows('&status=Failed');
    expect(row).toMatchObject({problem: {code: 'xero.contact-archived'}});
    office.sandbox.xero.editContact(contact?.contactId ?? '', {status: 'ACTIVE'});
    await office.call('POST', `/api/transactions/${row?.id}/retry`);
    await office.clock.sleep(30_000);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });

  test('archived after an invoice went, restored: the next sync of everything takes what failed along', async () => {
    office = await workingOffice([aSale({number: 'SO-00001', party: kauri})]);
    await office.sync(ALL);
    const {contactId} = inXero(office, 'INV-00001');
    office.sandbox.xero.editContact(contactId, {status: 'ARCHIVED'});
    office.sandbox.dear.books.add([aSale({number: 'SO-00002', party: kauri})]);
    await office.sync(ALL);
    const [failed] = await office.rows('&status=Failed');
    expect(failed?.problem).toMatchObject({
      title: 'The contact “Kauri Sports Ltd” is archived in Xero.',
      link: `https://go.xero.com/Contacts/View/${contactId}`,
    });
    const idle = countCalls(office);
    await office.sync(ALL);
    expect(idle.dear()).toHaveLength(4);
    office.sandbox.xero.editContact(contactId, {status: 'ACTIVE'});
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1, failed: 0}});
  });

  test('merged into another one after an invoice went: what follows and what changes goes to that one', async () => {
    office = await workingOffice([aSale({number: 'SO-00001', party: kauri})]);
    await office.sync(ALL);
    const into = office.sandbox.xero.addContact({name: 'Kauri Sports Limited'});
    office.sandbox.xero.mergeContact(inXero(office, 'INV-00001').contactId, into.contactId);
    const {books} = office.sandbox.dear;
    books.add([aSale({number: 'SO-00002', party: kauri})]);
    books.editLine(aSale({number: 'SO-00001'}).id, {quantity: '7'});
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 2, failed: 0}});
    expect(office.sandbox.xero.invoices().map(({contactId}) => contactId)).toEqual([into.contactId, into.contactId]);
    expect(inXero(office, 'INV-00001').total).toBe(40250);
  });

  test('merged before Deerpath met it: its customer is found as the other one', async () => {
    office = await workingOffice([aSale({party: kauri})]);
    const old = office.sandbox.xero.addContact({name: 'Kauri', number: kauri.id});
    const into = office.sandbox.xero.addContact({name: 'Kauri Sports Limited'});
    office.sandbox.xero.mergeContact(old.contactId, into.contactId);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
    expect(inXero(office, 'INV-00001').contactId).toBe(into.contactId);
  });

  test('made by hand while the companion runs, it is found', async () => {
    office = await workingOffice([aSale({party: aParty({name: 'First Ltd'})})]);
    await office.sync(ALL);
    await office.clock.sleep(30 * 60_000);
    const {contactId} = office.sandbox.xero.addContact({name: 'Kauri Sports Ltd'});
    office.sandbox.dear.books.add([aSale({number: 'SO-00002', party: kauri})]);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1}});
    expect(inXero(office, 'INV-00002').contactId).toBe(contactId);
  });
});

test('a customer and a supplier of one name are one contact in Xero', async () => {
  const supplier = aParty({name: 'KAURI Sports Ltd', id: '7b1d0000-0000-4000-8000-000000000009'});
  office = await workingOffice([aSale({party: kauri}), aPurchase({party: supplier})]);
  expect(await untilSettled(office)).toMatchObject({counts: {failed: 0, pending: 0}});
  expect(office.sandbox.xero.contacts()).toHaveLength(1);
  expect(wrongAtTheEnd(office)).toEqual([]);
});

test('two customers of one name are one contact in Xero', async () => {
  const twin = aParty({name: 'Kauri Sports Ltd', id: '7b1d0000-0000-4000-8000-000000000009'});
  office = await workingOffice([aSale({party: kauri}), aSale({number: 'SO-00002', party: twin})]);
  expect(await untilSettled(office)).toMatchObject({counts: {failed: 0, pending: 0}});
  expect(office.sandbox.xero.contacts()).toHaveLength(1);
});

test('a supplier that DEAR refuses to show is made without e-mail and address, and keeps nobody back', async () => {
  office = await workingOffice([aSale(), aPurchase({party: aParty({name: 'Rimu Wholesale Ltd'})})]);
  office.sandbox.dear.faults.add({on: 'GET /supplier', fault: 'error-200', times: 1_000});
  expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {completed: 2, failed: 0, pending: 0}});
});

test('while DEAR shows no supplier, its bill alone waits, and a second supplier is not asked for in vain', async () => {
  const rimu = aPurchase({party: aParty({name: 'Rimu Wholesale Ltd'})});
  office = await workingOffice([aSale(), rimu, aPurchase({number: 'PO-00002', party: aParty({name: 'Totara Ltd'})})]);
  office.sandbox.dear.faults.add({on: 'GET /supplier', fault: 'html', times: 1_000});
  expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {completed: 1, failed: 0, pending: 2}});
  const asked = office.sandbox.dear.calls.filter(({path}) => path === '/supplier').map(({query}) => query.id);
  expect(new Set(asked).size).toBe(1);
  office.sandbox.dear.faults.clear();
  expect(await office.sync(ALL)).toMatchObject({counts: {completed: 2, pending: 0}});
});

test('the contact of a sale has its e-mail and address; that of a bill costs one read of the supplier', async () => {
  const rimu = aParty({name: 'Rimu Wholesale Ltd'});
  office = await workingOffice([
    aSale({party: kauri}),
    aPurchase({party: rimu}),
    aPurchase({number: 'PO-00002', party: rimu}),
  ]);
  await office.sync(ALL);
  for (const contact of office.sandbox.xero.contacts()) {
    expect(contact).toMatchObject({
      emailAddress: 'accounts@example.test',
      addresses: [expect.objectContaining({AddressLine1: '1 Example Street', City: 'Auckland'})],
    });
  }
  expect(office.sandbox.dear.calls.filter(({path}) => path === '/supplier')).toHaveLength(1);
});

test.each([
  'not an address',
  'a@b',
  'x@example.test; y@example.test',
  'Zoë <zoe@example.test>',
  `${'e'.repeat(250)}@example.test`,
])('an e-mail address as people type it (%s) keeps no invoice from going', async (email) => {
  office = await workingOffice([aSale({party: aParty({name: 'Kauri Sports Ltd', email})})]);
  expect(await office.sync(ALL)).toMatchObject({counts: {completed: 1, failed: 0}});
});

test('one customer whom Xero refuses keeps only its own invoices back', async () => {
  office = await workingOffice([
    aSale({party: kauri}),
    aSale({number: 'SO-00002', party: aParty({name: 'Other Ltd'})}),
  ]);
  office.sandbox.xero.faults.add({
    on: 'PUT /Contacts',
    fault: {kind: 'refuse-element', message: 'Country must be shorter'},
  });
  expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {completed: 1, failed: 1}});
  const [row] = await office.rows('&status=Failed');
  expect(row?.problem?.raw).toContain('Country must be shorter');
  await office.call('POST', `/api/transactions/${row?.id}/retry`);
  await office.clock.sleep(30_000);
  expect(wrongAtTheEnd(office)).toEqual([]);
});

test.each(['element', 'line', 'contact'] as const)(
  'an invoice that Xero refuses (the words stand on the %s) is Failed with them, and its neighbours go',
  async (where) => {
    office = await workingOffice([aSale({}), aSale({number: 'SO-00002'}), aSale({number: 'SO-00003'})]);
    office.sandbox.xero.faults.add({
      on: 'PUT /Invoices',
      fault: {kind: 'refuse-element', index: 1, message: 'The phase of the moon is wrong', where},
    });
    expect(await office.sync(ALL)).toMatchObject({state: 'finished', counts: {completed: 2, failed: 1}});
    const [row] = await office.rows('&status=Failed');
    expect(row?.problem).toMatchObject({raw: expect.stringContaining('phase of the moon')});
    const calls = countCalls(office);
    expect(await office.sync(ALL)).toMatchObject({counts: {completed: 0}});
    expect(calls.writes()).toEqual([]);
    await office.call('POST', `/api/transactions/${row?.id}/retry`);
    await office.clock.sleep(30_000);
    expect(wrongAtTheEnd(office)).toEqual([]);
  },
);
