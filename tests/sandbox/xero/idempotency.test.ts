import {expect, test} from 'vitest';
import {aBill, anInvoice, loggedIn, messagesIn} from './logged-in.ts';

const MINUTE = 60_000;
const put = '/Invoices?summarizeErrors=false';

test('a bill sent twice is there twice without a key, and once with one', async () => {
  const {call, sandbox} = await loggedIn();
  await call('PUT', put, {body: aBill()});
  await call('PUT', put, {body: aBill()});
  expect(sandbox.invoices()).toHaveLength(2);
  const first = await call('PUT', put, {body: aBill(), key: 'k'});
  const second = await call('PUT', put, {body: aBill(), key: 'k'});
  expect(sandbox.invoices()).toHaveLength(3);
  expect(second.text).toBe(first.text);
});

test('a key is forgotten six minutes after its first call, however often it was used', async () => {
  const {call, sandbox, clock} = await loggedIn();
  await call('PUT', put, {body: aBill(), key: 'k'});
  clock.set(clock.now() + 6 * MINUTE - 1);
  await call('PUT', put, {body: aBill(), key: 'k'});
  expect(sandbox.invoices()).toHaveLength(1);
  clock.set(clock.now() + 1);
  await call('PUT', put, {body: aBill(), key: 'k'});
  expect(sandbox.invoices()).toHaveLength(2);
});

test.each([
  ['another body', put, {body: aBill({InvoiceNumber: 'S-2'})}],
  ['another query', `${put}&unitdp=4`, {body: aBill()}],
  ['another resource', '/Contacts', {body: {Name: 'Acme'}}],
])('a key used again with %s is refused', async (_, path, options) => {
  const {call} = await loggedIn();
  await call('PUT', put, {body: aBill(), key: 'k'});
  const refused = await call('PUT', path, {...options, key: 'k'});
  expect(refused.status).toBe(400);
  expect(refused.json.Message).toBe('Idempotency Key: k is used with a different request.');
});

test('a key longer than 128 characters is refused; on GET it counts for nothing', async () => {
  const {call, sandbox} = await loggedIn();
  expect((await call('PUT', put, {body: aBill(), key: 'k'.repeat(129)})).status).toBe(400);
  expect((await call('PUT', put, {body: aBill(), key: 'k'.repeat(128)})).status).toBe(200);
  await call('GET', '/Invoices', {key: 'g'});
  sandbox.addContact({name: 'Later'});
  expect((await call('GET', '/Contacts', {key: 'g'})).elements).toHaveLength(2);
});

test('validation errors and internal errors are given again too', async () => {
  const {call, sandbox} = await loggedIn();
  const refused = {body: anInvoice({LineItems: []}), key: 'bad'};
  expect((await call('PUT', put, refused)).text).toBe((await call('PUT', put, refused)).text);

  sandbox.faults.add({on: 'PUT /Invoices', fault: {kind: 'error-before'}});
  const statuses = [];
  for (let time = 0; time < 3; time += 1) statuses.push((await call('PUT', put, {body: aBill(), key: 'k'})).status);
  expect(statuses).toEqual([500, 500, 500]);
  expect(sandbox.invoices()).toHaveLength(0);
  expect((await call('PUT', put, {body: aBill(), key: 'other'})).status).toBe(200);
});

test('a call refused by a limit is not remembered, and a repeat counts', async () => {
  const {call, sandbox} = await loggedIn({limits: {minute: 1}});
  sandbox.faults.add({on: 'PUT /Invoices', fault: {kind: 'limit', which: 'minute'}});
  expect((await call('PUT', put, {body: aBill(), key: 'k'})).status).toBe(429);
  expect((await call('PUT', put, {body: aBill(), key: 'k'})).status).toBe(200);
  expect((await call('PUT', put, {body: aBill(), key: 'k'})).status).toBe(429);
});

test('a second call with a key whose first is under way waits for the same answer', async () => {
  const {call, sandbox, clock} = await loggedIn();
  sandbox.faults.add({on: 'PUT /Invoices', fault: {kind: 'late-commit', milliseconds: 90_000}});
  await expect(call('PUT', put, {body: aBill(), key: 'k'})).rejects.toMatchObject({name: 'ConnectionDropped'});
  expect(sandbox.invoices()).toHaveLength(0);

  const repeat = call('PUT', put, {body: aBill(), key: 'k'});
  await clock.advance(89_999);
  expect([sandbox.invoices().length, sandbox.underWay()]).toEqual([0, {calls: 1, lateCommits: 1}]);
  await clock.advance(1);
  const answer = await repeat;
  expect(messagesIn(answer)).toEqual([]);
  expect(answer.elements.map(({InvoiceID}) => InvoiceID)).toEqual(sandbox.invoices().map(({invoiceId}) => invoiceId));
  expect(sandbox.invoices()).toHaveLength(1);
});
