import {Ajv2020} from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {beforeAll, expect, test} from 'vitest';
import {aCompanion, aRow, aRun, type TestCompanion} from '../http/a-companion.ts';

let it: TestCompanion;
let admin: string;
// biome-ignore lint/suspicious/noExplicitAny: an OpenAPI document is what it is
let document: any;

beforeAll(async () => {
  it = await aCompanion();
  ({admin} = await it.pairBoth());
  document = (await it.call('GET', '/api/openapi.json', {token: admin})).body;
});

/** Of the contract; a call that is missing here or there is a call that strangers cannot rely on. */
const contract = `
GET /health
GET /health/ready
POST /api/pair
POST /api/proof
POST /api/invitations
GET /api/users
DELETE /api/users/{id}
GET /api/status
GET /api/diagnosis
PUT /api/connections/dear
DELETE /api/connections/dear
PUT /api/connections/dear/own-link
POST /api/connections/xero
PUT /api/connections/xero
DELETE /api/connections/xero
GET /connections/xero/callback
GET /connections/xero/done
GET /api/xero/choices
GET /api/dear/choices
GET /api/dear/documents
GET /api/settings
PATCH /api/settings
GET /api/settings/forecast
POST /api/runs
GET /api/reconciliation
GET /api/reconciliation.csv
GET /api/runs
GET /api/runs.csv
GET /api/runs/{id}
GET /api/runs/{id}/preview
DELETE /api/runs/{id}
GET /api/transactions
GET /api/transactions.csv
GET /api/transactions/days
GET /api/transactions/{id}
POST /api/transactions/{id}/retry
POST /api/transactions/{id}/skip
POST /api/transactions/{id}/unskip
GET /api/notifications
POST /api/notifications/{id}/dismiss
POST /api/notifications/dismiss-all
POST /api/mailing-lists/{id}/test
GET /api/activity
GET /api/activity.csv
GET /api/events
GET /api/openapi.json`
  .trim()
  .split('\n')
  .sort();

test('the document names every call of the contract, and no other', () => {
  expect(document.openapi).toBe('3.1.0');
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(described.sort()).toEqual(contract);
});

test('every call that is described is answered, and not with 404 or 405', async () => {
  for (const line of contract) {
    const [method = '', path = ''] = line.split(' ');
    if (path === '/api/events') continue;
    const answer = await it.call(method, path.replace('{id}', '7'), {
      token: admin,
      ...(method === 'GET' ? {} : {text: '{'}),
    });
    expect([404, 405], line).not.toContain(answer.status);
  }
});

test('every call tells its parameters, its answers and that it may refuse', () => {
  for (const [path, methods] of Object.entries<Record<string, Record<string, never>>>(document.paths)) {
    for (const [method, operation] of Object.entries<Record<string, unknown>>(methods)) {
      const {parameters, responses, requestBody, security} = operation as {
        parameters: {name: string; in: string}[];
        responses: object;
        requestBody?: object;
        security: object[];
      };
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(parameters.filter((one) => one.in === 'path').map(({name}) => name)).toEqual(inPath);
      expect(Object.keys(responses).some((status) => status.startsWith('2') || status === '302')).toBe(true);
      expect(responses).toHaveProperty('403');
      if (requestBody)
        for (const status of ['400', '413', '415', '422'])
          expect(responses, `${method} ${path}`).toHaveProperty(status);
      expect(security).toEqual(
        path.startsWith('/api/') && path !== '/api/pair' && path !== '/api/proof' ? [{token: []}] : [],
      );
    }
  }
});

test('its schemas are JSON Schema, and real answers fit them', async () => {
  const ajv = new Ajv2020({strict: false});
  // The default export of a CommonJS module comes wrapped.
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addSchema({$id: 'document', ...document});
  const row = aRow(1, {status: 'Failed', problem: {code: 'a', title: 'b', detail: 'c', fix: 'd', raw: null}});
  const run = aRun();
  await it.addRows(row);
  await it.addRun(run);

  const answers: [string, string, unknown?][] = [
    ['get', '/health'],
    ['get', '/api/status'],
    ['get', '/api/users'],
    ['get', '/api/settings'],
    ['get', '/api/runs'],
    ['get', '/api/runs/{id}', run.id],
    ['get', '/api/transactions'],
    ['get', '/api/transactions/{id}', row.id],
  ];
  for (const [method, path, id] of answers) {
    const {schema} = document.paths[path][method].responses['200'].content['application/json'];
    const answer = await it.call(method.toUpperCase(), path.replace('{id}', String(id)), {token: admin});
    expect(answer.status).toBe(200);
    const validate = ajv.compile(schema);
    expect(validate(answer.body), `${path}: ${JSON.stringify(validate.errors)}`).toBe(true);
  }

  const {schema} = document.paths['/api/settings'].patch.requestBody.content['application/json'];
  const validate = ajv.compile(schema);
  for (const patch of [
    {},
    {attachmentDays: null},
    {mapping: {taxRules: {GST: null}}},
    {autosync: {alert: {addresses: ['a@example.com']}}},
  ]) {
    expect(validate(patch), JSON.stringify(validate.errors)).toBe(true);
  }
  expect(validate({attachmentDays: 'many'})).toBe(false);

  const problem = ajv.compile(document.components.schemas.Problem);
  expect(problem((await it.call('GET', '/api/status')).body)).toBe(true);
});
