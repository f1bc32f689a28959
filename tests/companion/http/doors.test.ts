import {beforeAll, describe, expect, test} from 'vitest';
import {securityHeaders} from '../../../companion/http/doors.ts';
import {problemDetails} from '../../../shared/contract/problem-details.ts';
import {type Answer, aCompanion, type TestCompanion} from './a-companion.ts';

let it: TestCompanion;
let admin: string;
let staff: string;

beforeAll(async () => {
  it = await aCompanion({environment: {PUBLIC_URL: 'https://deerpath.example.com'}});
  ({admin, staff} = await it.pairBoth());
});

const someGuid = '5e0bd6d6-3b39-4b6b-9c0b-3f8c3a3f1f11';
const filled = (path: string) => path.replace(/\{\w+\}/g, someGuid);

function expectRefusal(answer: Answer, status: number, code?: string): void {
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(problemDetails.parse(answer.body)).toMatchObject({status, ...(code ? {code} : {})});
  for (const [name, value] of Object.entries(securityHeaders)) expect(answer.headers.get(name)).toBe(value);
  expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
}

describe('who is not paired', () => {
  test('gets nowhere under /api, and learns nothing about what there is', async () => {
    const calls = it.companion.endpoints
      .filter(({path}) => path.startsWith('/api/') && path !== '/api/pair' && path !== '/api/proof')
      .map(({method, path}): [string, string] => [method.toUpperCase(), filled(path)]);
    expect(calls.length).toBeGreaterThan(20);
    for (const [method, path] of [
      ...calls,
      ['GET', '/api'],
      ['GET', '/api/'],
      ['GET', '/api/nothing-here'],
      ['POST', '/api/status'],
      ['OPTIONS', '/api/status'],
      ['GET', '/api/pair/'],
      ['GET', '/%61pi/status'],
    ] as [string, string][]) {
      expectRefusal(await it.call(method, path), 401, 'pairing.unknown-token');
      expectRefusal(await it.call(method, path, {token: 'x'.repeat(43)}), 401, 'pairing.unknown-token');
    }
  });

  test.each(['', 'Bearer', 'Bearer ', 'Basic YTpi', 'Bearer a b', `Bearer ${'x'.repeat(5000)}`])(
    'is not let in by “%s”',
    async (authorization) => {
      expectRefusal(await it.call('GET', '/api/status', {headers: {authorization}}), 401);
    },
  );

  test('is told how to say who they are', async () => {
    expect((await it.call('GET', '/api/status')).headers.get('www-authenticate')).toBe('Bearer');
  });
});

test('what is the administrator’s is refused to staff, before the body is even looked at', async () => {
  const reserved = it.companion.endpoints.filter(({access}) => access === 'admin');
  expect(reserved.map(({path}) => path)).toContain('/api/users');
  for (const {method, path} of reserved) {
    const text = method === 'get' ? undefined : 'not json';
    expectRefusal(
      await it.call(method.toUpperCase(), filled(path), {token: staff, ...(text ? {text} : {})}),
      403,
      'pairing.admin-only',
    );
  }
});

test.each([
  ['127.0.0.1:4780', 200],
  ['localhost:4780', 200],
  ['LOCALHOST:4780', 200],
  ['[::1]:4780', 200],
  ['deerpath.example.com', 200],
  ['deerpath.example.com:443', 200],
  ['deerpath.example.com:4780', 403],
  ['127.0.0.1', 403],
  ['localhost', 403],
  ['localhost:4781', 403],
  ['127.0.0.2:4780', 403],
  ['attacker.example:4780', 403],
  ['127.0.0.1.attacker.example:4780', 403],
  ['localhost.:4780', 403],
  ['', 403],
])('under the Host “%s” it answers %i', async (host, status) => {
  const answer = await it.call('GET', '/health', {headers: {host}});
  if (status === 200) expect(answer.status).toBe(200);
  else expectRefusal(answer, 403, 'request.foreign-host');
  const withToken = await it.call('GET', '/api/status', {token: admin, headers: {host}});
  expect(withToken.status).toBe(status);
});

test('every endpoint with a body refuses what is no JSON, no object, of another type, or too long', async () => {
  const withBody = it.companion.endpoints.filter(({body, path}) => body && path !== '/api/pair');
  expect(withBody.length).toBeGreaterThan(6);
  for (const {method, path} of withBody) {
    const send = (text: string, headers: Record<string, string> = {}) =>
      it.call(method.toUpperCase(), filled(path), {token: admin, text, headers});
    for (const text of ['{', 'null', '[]', '"text"', '12', '{"a":1}}', '\u0000', '']) {
      expectRefusal(await send(text), 400, 'request.malformed');
    }
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/jsonp',
      '',
      'text/json; application/json',
    ]) {
      expectRefusal(await send('{}', {'content-type': type}), 415, 'request.not-json');
    }
    expectRefusal(await send(`{"a":"${'x'.repeat(300 * 1024)}"}`), 413, 'request.too-large');
    expect((await send('{"scope":1}', {'content-type': 'Application/JSON; charset=utf-8'})).status).not.toBe(415);
  }
});

test('a body of unknown length is cut off as soon as it is too long', async () => {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(10_000).fill(0x20));
    },
  });
  const request = new Request('http://127.0.0.1:4780/api/runs', {
    method: 'POST',
    body,
    duplex: 'half',
    headers: {host: '127.0.0.1:4780', 'content-type': 'application/json', authorization: `Bearer ${admin}`},
  } as RequestInit);
  expect((await it.companion.fetch(request)).status).toBe(413);
  expect(sent).toBeLessThan(20);
});

test('a body that breaks off is no error of the companion', async () => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"challenge":'));
      controller.error(new Error('aborted'));
    },
  });
  const answer = await it.companion.fetch(
    new Request('http://127.0.0.1:4780/api/proof', {
      method: 'POST',
      body,
      duplex: 'half',
      headers: {host: '127.0.0.1:4780', 'content-type': 'application/json'},
    } as RequestInit),
  );
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({code: 'request.cut-short'});
  expect(it.logged.join()).not.toContain('Unexpected');
});

test.each([
  ['POST', '/api/runs', {}, 'scope', 'It is missing.'],
  ['POST', '/api/runs', {scope: {kind: 'sale', id: 'x'}}, 'scope.id', 'An id is a guid, such as'],
  ['POST', '/api/runs', {scope: {kind: 'other'}}, 'scope.kind', 'It is none of those that Deerpath knows.'],
  ['POST', '/api/runs', {scope: {kind: 'all'}, preview: 1}, 'preview', 'It has to be true or false.'],
  ['POST', '/api/invitations', {role: 'king'}, 'role', 'It is one of admin, staff.'],
  ['PATCH', '/api/settings', {attachmentDays: 0}, 'attachmentDays', 'It has to be 1 or more.'],
  ['PATCH', '/api/settings', {attachmentDays: 1.5}, 'attachmentDays', 'It has to be a whole number.'],
  [
    'PATCH',
    '/api/settings',
    {ignoreBefore: '2026-02-30'},
    'ignoreBefore',
    'It is a day that the calendar has, written YYYY-MM-DD.',
  ],
  ['PUT', '/api/connections/xero', {tenantId: ''}, 'tenantId', 'It is empty.'],
  [
    'PUT',
    '/api/connections/xero',
    {tenantId: 'x'.repeat(101)},
    'tenantId',
    'It has to be at most 100 characters long.',
  ],
] as const)('%s %s says in plain words what is wrong with %j', async (method, path, body, place, words) => {
  const {body: refusal} = await it.call(method, path, {token: admin, body});
  expect(refusal.errors).toContainEqual({path: place, message: expect.stringContaining(words)});
  expect(refusal.detail).not.toMatch(/expected|Invalid/);
});

test('a body that is not UTF-8 is no JSON', async () => {
  const request = new Request('http://127.0.0.1:4780/api/proof', {
    method: 'POST',
    body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
    headers: {host: '127.0.0.1:4780', 'content-type': 'application/json'},
  });
  expect((await it.companion.fetch(request)).status).toBe(400);
});

test('what needs no body needs no type either', async () => {
  expect((await it.call('DELETE', '/api/connections/dear', {token: admin})).status).toBe(204);
  expectRefusal(
    await it.call('DELETE', '/api/connections/dear', {
      token: admin,
      text: 'x',
      headers: {'content-type': 'text/plain'},
    }),
    415,
  );
});

test('another address is 404, another method 405 with what there is', async () => {
  expectRefusal(await it.call('GET', '/api/nothing-here', {token: admin}), 404, 'request.not-found');
  expectRefusal(await it.call('GET', '/'), 404, 'request.not-found');
  expectRefusal(await it.call('GET', '/favicon.ico'), 404);
  const answer = await it.call('DELETE', '/api/settings', {token: admin});
  expectRefusal(answer, 405, 'request.method');
  expect(answer.headers.get('allow')).toBe('GET, PATCH, HEAD');
});

test('HEAD answers like GET without a body', async () => {
  const response = await it.request('HEAD', '/api/status', {token: admin});
  expect(response.status).toBe(200);
  expect(await response.text()).toBe('');
});

test('what nobody expected is told in the log alone', async () => {
  it.exporter.trouble = new Error('secret-detail');
  const answer = await it.call('POST', '/api/runs', {token: admin, body: {scope: {kind: 'all'}}});
  it.exporter.trouble = undefined;
  expectRefusal(answer, 500, 'internal');
  expect(JSON.stringify(answer.body)).not.toContain('secret-detail');
  const [, id] = /under ([\w-]+)\./.exec(answer.body.detail) ?? [];
  expect(it.logged.some((line) => id !== undefined && line.includes(id))).toBe(true);
});

test('no token and no code is ever logged', async () => {
  const lines = it.logged.join('\n');
  expect(lines).toContain('Refused');
  expect(lines).not.toContain(admin);
  expect(lines).not.toContain(staff);
});
