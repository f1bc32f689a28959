import {existsSync, readFileSync} from 'node:fs';
import {Ajv, type AnySchemaObject} from 'ajv';
import addFormats from 'ajv-formats';
import {beforeAll, describe, expect, test} from 'vitest';
import {parse} from 'yaml';
import {
  aBill,
  aCreditNote,
  aLine,
  anInvoice,
  anOrder,
  type Heard,
  heard,
  type LoggedIn,
  loggedIn,
} from './logged-in.ts';
import {isObject, type Sent} from './sent.ts';

/** Xero's own OpenAPI text and sample answers; they lie beside the project in some places, and are no part of it. */
const reference = new URL('../../../../shared/reference/', import.meta.url);
const openApi = new URL('xero_accounting.yaml', reference);
const isThere = existsSync(openApi);

/** What Xero answers although its OpenAPI text leaves it out: the members around each answer, dates as text, errors of lines. */
const BESIDE_THE_SCHEMA = [
  ...['Id', 'Status', 'ProviderName', 'DateTimeUTC'],
  ...['Invoices[].DateString', 'Invoices[].DueDateString', 'Invoices[].LineItems[].ValidationErrors'],
  ...['CreditNotes[].ID', 'CreditNotes[].DateString', 'CreditNotes[].LineItems[].ValidationErrors'],
  ...['DateString', 'DeliveryDateString', 'Type', 'HasErrors', 'IsDiscounted'].map(
    (name) => `PurchaseOrders[].${name}`,
  ),
  ...['Payments[].Invoice.DateString', 'Payments[].Invoice.DueDateString'],
  ...['Payments[].Invoice.LineItems[].ValidationErrors', 'Allocations[].CreditNote.ID'],
];

interface Answered {
  readonly path: string;
  readonly method: 'get' | 'put' | 'post';
  readonly schema: string;
  readonly answer: Heard;
}

/** One answer of each kind, from books that have something of everything. */
async function answers(session: LoggedIn): Promise<Record<string, Answered>> {
  const {call, sandbox} = session;
  sandbox.setLockDates({period: '2020-03-31', endOfYear: '2020-03-31'});
  const person = {FirstName: 'Kim', LastName: 'Lee', EmailAddress: 'kim@example.com', IncludeInEmails: false};
  const address = {
    AddressType: 'POBOX',
    AddressLine1: '1',
    AddressLine2: '2',
    AddressLine3: '3',
    AddressLine4: '4',
    AttentionTo: 'Kim',
    ...{City: 'Auckland', Region: 'Auckland', PostalCode: '1010', Country: 'New Zealand'},
  };
  const contact = {
    ...{
      Name: 'Acme',
      FirstName: 'Jo',
      LastName: 'Ho',
      EmailAddress: 'acme@example.com',
      TaxNumber: '1',
      ContactNumber: 'dear-1',
      AccountNumber: '7',
    },
    ...{ContactPersons: [person], Addresses: [address, {...address, AddressType: 'STREET'}]},
    Phones: [{PhoneType: 'DEFAULT', PhoneNumber: '1', PhoneAreaCode: '2', PhoneCountryCode: '3'}],
  };
  const of = (schema: string, method: Answered['method'], path: string, answer: Heard): Answered => ({
    schema,
    method,
    path,
    answer,
  });
  const contactId = () => ({ContactID: sandbox.contacts()[0]?.contactId});
  const batchOf = (code: string) => ({
    Invoices: [
      anInvoice({InvoiceNumber: `A-${code}`, Reference: 'SO-1', Contact: {Name: 'Acme'}, Url: 'https://example.com/1'}),
      aBill({
        InvoiceNumber: `B-${code}`,
        Contact: contactId(),
        LineItems: [aLine({AccountCode: code, TaxType: 'INPUT2'})],
      }),
    ],
  });
  const upsert = of(
    'Contacts',
    'post',
    '/Contacts',
    await call('POST', '/Contacts?summarizeErrors=false', {body: {Contacts: [contact]}}),
  );
  const single = of(
    'Invoices',
    'put',
    '/Invoices',
    await call('PUT', '/Invoices', {body: anInvoice({Reference: 'R', LineItems: [aLine({DiscountRate: 10})]})}),
  );
  const good = of(
    'Invoices',
    'post',
    '/Invoices',
    await call('POST', '/Invoices?summarizeErrors=false&unitdp=4', {body: batchOf('310')}),
  );
  const mixed = of(
    'Invoices',
    'post',
    '/Invoices',
    await call('POST', '/Invoices?summarizeErrors=false', {body: batchOf('999')}),
  );
  const refused = of('Error', 'post', '/Invoices', await call('POST', '/Invoices', {body: batchOf('998')}));
  const warned = of(
    'Invoices',
    'put',
    '/Invoices',
    await call('PUT', '/Invoices', {body: anInvoice({InvoiceNumber: 'W', Status: 'DRAFT', SentToContact: true})}),
  );
  sandbox.payInvoice(sandbox.invoices()[0]?.invoiceId ?? '');
  const unpaid = sandbox.invoices().find(({number}) => number === 'A-310')?.invoiceId;
  const creditNote = of(
    'CreditNotes',
    'put',
    '/CreditNotes',
    await call('PUT', '/CreditNotes?summarizeErrors=false&unitdp=4', {
      body: {CreditNotes: [aCreditNote({Reference: 'SO-1', LineItems: [aLine({LineAmount: 20})]})]},
    }),
  );
  const [note] = sandbox.creditNotes();
  await call('PUT', '/Payments', {
    body: {
      CreditNote: {CreditNoteID: note?.creditNoteId},
      ...{Account: {Code: '090'}, Date: '2026-03-12', Amount: 1, Reference: 'Too much'},
    },
  });
  const orders = of(
    'PurchaseOrders',
    'put',
    '/PurchaseOrders',
    await call('PUT', '/PurchaseOrders?summarizeErrors=false', {
      body: {
        PurchaseOrders: [
          anOrder(String(contactId().ContactID), {AttentionTo: 'Kim', DeliveryDate: '2026-03-20'}),
          anOrder(String(contactId().ContactID)),
        ],
      },
    }),
  );
  const orderId = sandbox.purchaseOrders()[0]?.purchaseOrderId;
  const owed = sandbox.invoices().find(({number}) => number === 'A-999')?.invoiceId;
  const payments = [1, 9999].map((Amount) => ({
    ...{Invoice: {InvoiceID: owed}, Account: {Code: '880'}, Date: '2026-03-12', Amount, Reference: 'PAY-1'},
  }));
  const paid = await call('PUT', '/Payments?summarizeErrors=false', {body: {Payments: payments}});
  return {
    'creditnotes-create': creditNote,
    'creditnotes-get': of('CreditNotes', 'get', '/CreditNotes', await call('GET', '/CreditNotes?page=1')),
    'one credit note': of(
      'CreditNotes',
      'get',
      '/CreditNotes/{CreditNoteID}',
      await call('GET', '/CreditNotes/CR-100'),
    ),
    'purchaseorders-batch': orders,
    'purchaseorders-get': of('PurchaseOrders', 'get', '/PurchaseOrders', await call('GET', '/PurchaseOrders')),
    'one purchase order': of(
      'PurchaseOrders',
      'get',
      '/PurchaseOrders/{PurchaseOrderNumber}',
      await call('GET', '/PurchaseOrders/PO-100'),
    ),
    'purchaseorder-update-billed': of(
      'PurchaseOrders',
      'post',
      '/PurchaseOrders/{PurchaseOrderID}',
      await call('POST', `/PurchaseOrders/${orderId}`, {body: {PurchaseOrders: [{Status: 'BILLED'}]}}),
    ),
    'contacts-upsert': upsert,
    'contacts-duplicate-400': of(
      'Error',
      'put',
      '/Contacts',
      await call('PUT', '/Contacts', {body: {Contacts: [contact]}}),
    ),
    'contacts-get': of('Contacts', 'get', '/Contacts', await call('GET', '/Contacts?page=1')),
    'contact by number': of('Contacts', 'get', '/Contacts/{ContactNumber}', await call('GET', '/Contacts/dear-1')),
    'invoices-create-single': single,
    'invoices-batch-ok': good,
    'invoices-batch-one-error': mixed,
    'invoices-batch-summarized-400': refused,
    'an invoice with a warning': warned,
    'invoices-get-page': of('Invoices', 'get', '/Invoices', await call('GET', '/Invoices?page=1')),
    'invoices without pages': of('Invoices', 'get', '/Invoices', await call('GET', '/Invoices')),
    'invoices in short': of('Invoices', 'get', '/Invoices', await call('GET', '/Invoices?summaryOnly=true')),
    'one invoice': of('Invoices', 'get', '/Invoices/{InvoiceID}', await call('GET', '/Invoices/INV-100')),
    'invoice-void': of(
      'Invoices',
      'post',
      '/Invoices/{InvoiceID}',
      await call('POST', `/Invoices/${unpaid}`, {body: {Invoices: [{Status: 'VOIDED'}]}}),
    ),
    'creditnote-allocation-create': of(
      'Allocations',
      'put',
      '/CreditNotes/{CreditNoteID}/Allocations',
      await call('PUT', `/CreditNotes/${note?.creditNoteId}/Allocations?summarizeErrors=false`, {
        body: {Allocations: [{Invoice: {InvoiceID: owed}, Amount: 1, Date: '2026-03-12'}]},
      }),
    ),
    'payments-batch': of('Payments', 'put', '/Payments', paid),
    'payments-get': of('Payments', 'get', '/Payments', await call('GET', '/Payments?page=1')),
    'payment-delete': of(
      'Payments',
      'post',
      '/Payments/{PaymentID}',
      await call('POST', `/Payments/${paid.elements[0]?.PaymentID}`, {body: {Status: 'DELETED'}}),
    ),
    'accounts-get': of('Accounts', 'get', '/Accounts', await call('GET', '/Accounts')),
    'taxrates-get': of('TaxRates', 'get', '/TaxRates', await call('GET', '/TaxRates')),
    'currencies-get': of('Currencies', 'get', '/Currencies', await call('GET', '/Currencies')),
    'organisation-get': of('Organisations', 'get', '/Organisation', await call('GET', '/Organisation')),
    'organisation-actions-get': of(
      'Actions',
      'get',
      '/Organisation/Actions',
      await call('GET', '/Organisation/Actions'),
    ),
  };
}

/** Members of Xero's samples that the sandbox has no use for, each with what it belongs to. */
const NOT_KEPT: Record<string, string> = {
  APIKey: 'given to few',
  TaxNumber: 'of the organisation',
  CompanyNumber: 'of other countries',
  TaxNumbeType: 'a slip in the sample',
  SalesDefaultLineAmountType: 'defaults for people',
  PurchasesDefaultLineAmountType: 'defaults for people',
  PaymentTerms: 'of contacts',
  RepeatingInvoiceID: 'repeating invoices',
  ContactGroupID: 'contact groups',
  TrackingCategoryID: 'tracking',
  TrackingOptionID: 'tracking',
  Tracking: 'tracking',
  ContactGroups: 'contact groups',
  AccountsReceivableTaxType: 'defaults of contacts',
  AccountsPayableTaxType: 'defaults of contacts',
  BatchPayment: 'batch payments',
  BatchPaymentID: 'batch payments',
};

describe.skipIf(!isThere)(
  "the sandbox against Xero's own OpenAPI text (skipped where that does not lie beside the project)",
  () => {
    let all: Record<string, Answered>;
    let schemas: Record<string, AnySchemaObject>;
    let ajv: Ajv;

    beforeAll(async () => {
      const document = parse(readFileSync(openApi, 'utf8'));
      schemas = document.components.schemas;
      ajv = new Ajv({strict: false, allErrors: true, allowUnionTypes: true});
      addFormats.default(ajv);
      ajv.addSchema({$id: 'xero', components: {schemas: withNull(schemas)}});
      all = await answers(await loggedIn());
    });

    test('every kind of answer is as expected at all', () => {
      const statuses = Object.entries(all).map(([name, {answer}]) => [name, answer.status]);
      expect(statuses).toEqual(Object.keys(all).map((name) => [name, name.endsWith('400') ? 400 : 200]));
    });

    test('every answer fits its schema', () => {
      const validate = (schema: string, value: unknown) => {
        const check = ajv.compile({$ref: `xero#/components/schemas/${schema}`});
        return check(value) ? [] : check.errors?.map(({instancePath, message}) => `${instancePath} ${message}`);
      };
      for (const [name, {schema, answer}] of Object.entries(all))
        expect([name, validate(schema, answer.json)]).toEqual([name, []]);
      // The check itself finds what is wrong.
      expect(validate('Invoices', {Invoices: [{Status: 'APPROVED'}]})).toHaveLength(1);
    });

    test('every member of our answers is a member that Xero has', () => {
      const unknown = Object.values(all)
        .filter(({schema}) => schema !== 'Error')
        .flatMap(({schema, answer}) => unknownMembers(answer.json, {$ref: `#/components/schemas/${schema}`}, schemas));
      expect([...new Set(unknown)].filter((member) => !BESIDE_THE_SCHEMA.includes(member))).toEqual([]);
      expect(unknownMembers({Invoices: [{Colour: 1}]}, {$ref: '#/components/schemas/Invoices'}, schemas)).toEqual([
        'Invoices[].Colour',
      ]);
    });

    test('every member of the samples is in our answers of the same kind', () => {
      const missing = Object.entries(all).flatMap(([name, {answer}]) => {
        const file = new URL(`xero-samples/${name}.json`, reference);
        if (!existsSync(file)) return [];
        const ours = membersOf(answer.json);
        const theirs = membersOf(JSON.parse(readFileSync(file, 'utf8')).response.body);
        return theirs.filter((path) => !ours.includes(path) && !isNotKept(path)).map((path) => `${name}: ${path}`);
      });
      expect(missing).toEqual([]);
    });

    test('connections and refusals of the gate have the members of the samples', async () => {
      const {sandbox, accessToken, call} = await loggedIn();
      const list = await heard(
        await sandbox.app.request('/connections', {headers: {authorization: `Bearer ${accessToken}`}}),
      );
      const sample = (name: string) =>
        JSON.parse(readFileSync(new URL(`xero-samples/${name}.json`, reference), 'utf8'));
      expect(membersOf(list.elements).toSorted()).toEqual(
        membersOf(sample('connections-get').response.body).toSorted(),
      );
      const forbidden = await call('GET', '/Organisation', {headers: {'xero-tenant-id': 'nobody'}});
      expect(membersOf(forbidden.json)).toEqual(membersOf(sample('errors').cases[2].body));
    });
  },
);

/** OpenAPI 3.0's `nullable` as JSON Schema says it, and no other keywords beside a `$ref`. */
function withNull<T>(schema: T): T {
  if (Array.isArray(schema)) return schema.map(withNull) as T;
  if (!isObject(schema)) return schema;
  if (typeof schema.$ref === 'string') return {$ref: schema.$ref} as T;
  const {example: _example, nullable, ...rest} = schema;
  const converted = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, withNull(value)]));
  return (nullable ? {anyOf: [{type: 'null'}, converted]} : converted) as T;
}

function unknownMembers(
  value: unknown,
  schema: AnySchemaObject,
  schemas: Record<string, AnySchemaObject>,
  path = '',
): string[] {
  const known = typeof schema.$ref === 'string' ? (schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}) : schema;
  if (Array.isArray(value)) return value.flatMap((one) => unknownMembers(one, known.items ?? {}, schemas, `${path}[]`));
  if (!isObject(value) || !isObject(known.properties)) return [];
  const properties: Sent = known.properties;
  return [
    ...new Set(
      Object.entries(value).flatMap(([name, member]) => {
        const here = path === '' ? name : `${path}.${name}`;
        const next = properties[name];
        return isObject(next) ? unknownMembers(member, next, schemas, here) : [here];
      }),
    ),
  ];
}

/** The paths of all members, lists taken as one: `Invoices[].Contact.Name`. */
function membersOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((one) => membersOf(one, `${path}[]`)))];
  if (!isObject(value)) return [];
  const below = Object.entries(value).flatMap(([name, member]) => {
    const here = path === '' ? name : `${path}.${name}`;
    return [here, ...membersOf(member, here)];
  });
  return [...new Set(below)];
}

const isNotKept = (path: string): boolean => path.split(/[.[\]]+/).some((part) => part in NOT_KEPT);
