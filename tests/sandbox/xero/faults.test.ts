import {expect, test} from 'vitest';
import type {Fault} from './faults.ts';
import {aBill, askToken, loggedIn, messagesIn} from './logged-in.ts';

const batch = {Invoices: [aBill({InvoiceNumber: 'A'}), aBill({InvoiceNumber: 'B'}), aBill({InvoiceNumber: 'C'})]};
const put = '/Invoices?summarizeErrors=false';

test.each<[string, Fault, number, number]>([
  ['a 500 before the work stores nothing', {kind: 'error-before'}, 500, 0],
  ['a 500 after the work has stored everything', {kind: 'error-after'}, 500, 3],
  ['a 503 stores nothing', {kind: 'unavailable', text: 'The Organisation is offline'}, 503, 0],
  ['a web page may come instead of the work', {kind: 'html'}, 200, 0],
  ['or after it', {kind: 'html', processed: true}, 200, 3],
  ['half an answer comes after the work', {kind: 'truncated'}, 200, 3],
  ['so does none at all', {kind: 'empty'}, 200, 3],
  ['or before it', {kind: 'empty', processed: false}, 200, 0],
  ['a 401', {kind: 'unauthorized'}, 401, 0],
  ['a 403', {kind: 'forbidden'}, 403, 0],
  ['a 304', {kind: 'not-modified'}, 304, 0],
  ['a limit', {kind: 'limit', which: 'day', retryAfter: 7}, 429, 0],
])('%s', async (_, fault, status, stored) => {
  const {call, sandbox} = await loggedIn();
  sandbox.faults.add({on: 'PUT /Invoices', fault});
  const answer = await call('PUT', put, {body: batch});
  expect([answer.status, sandbox.invoices().length]).toEqual([status, stored]);
  expect(answer.json).not.toHaveProperty('Invoices');
  expect((await call('PUT', put, {body: batch})).elements).toHaveLength(3);
});

test('a connection breaks before the work, or after it', async () => {
  const {call, sandbox} = await loggedIn();
  sandbox.faults.add({on: 'PUT /Invoices', fault: {kind: 'drop-before'}});
  sandbox.faults.add({on: 'PUT /Invoices', fault: {kind: 'drop-after'}});
  await expect(call('PUT', put, {body: batch})).rejects.toMatchObject({name: 'ConnectionDropped'});
  expect(sandbox.invoices()).toHaveLength(0);
  await expect(call('PUT', put, {body: batch})).rejects.toMatchObject({name: 'ConnectionDropped'});
  expect(sandbox.invoices()).toHaveLength(3);
  expect(sandbox.calls.map(({status}) => status)).toEqual([0, 0]);
});

test('a late commit lands at its time, with the books as they are then', async () => {
  const {call, sandbox, clock} = await loggedIn();
  sandbox.faults.add({on: 'PUT /Invoices', fault: {kind: 'late-commit', milliseconds: 60_000, answer: 500}});
  expect((await call('PUT', put, {body: batch})).status).toBe(500);
  clock.set(clock.now() + 59_999);
  expect(sandbox.invoices()).toHaveLength(0);
  clock.set(clock.now() + 600_000);
  expect(sandbox.invoices().map(({updatedAt}) => new Date(updatedAt).toISOString())).toEqual(
    Array(3).fill('2026-03-16T02:01:00.000Z'),
  );
});

test('elements can be missing from the answer or come in another order', async () => {
  const {call, sandbox} = await loggedIn();
  const numbers = async () => (await call('PUT', put, {body: batch})).elements.map(({InvoiceNumber}) => InvoiceNumber);
  sandbox.faults.add({on: 'PUT /Invoices', fault: {kind: 'missing-elements', indexes: [0, 1]}});
  expect(await numbers()).toEqual(['C']);
  sandbox.faults.add({on: 'PUT /Invoices', fault: {kind: 'reordered'}});
  expect(await numbers()).toEqual(['C', 'B', 'A']);
  expect(sandbox.invoices()).toHaveLength(6);
});

test('one element can be refused with any words', async () => {
  const {call, sandbox} = await loggedIn();
  const message = 'You have reached the limit of invoices you can approve';
  sandbox.faults.add({on: 'PUT /Invoices', fault: {kind: 'refuse-element', index: 1, message}});
  const answer = await call('PUT', put, {body: batch});
  expect(answer.elements.map(({StatusAttributeString}) => StatusAttributeString)).toEqual(['OK', 'ERROR', 'OK']);
  expect(messagesIn(answer)).toEqual([message]);
});

test('the words of a refusal can stand on a line or on the contact alone', async () => {
  const {call, sandbox} = await loggedIn();
  const message = 'Nested';
  const nested = async (where: 'line' | 'contact') => {
    sandbox.faults.add({on: 'PUT /Invoices', fault: {kind: 'refuse-element', message, where}});
    return (await call('PUT', put, {body: batch})).elements[0];
  };
  const ValidationErrors = [{Message: message}];
  expect(await nested('line')).toMatchObject({StatusAttributeString: 'ERROR', LineItems: [{ValidationErrors}]});
  const onContact = await nested('contact');
  expect(onContact).toMatchObject({StatusAttributeString: 'ERROR', Contact: {ValidationErrors}});
  expect(onContact).not.toHaveProperty('ValidationErrors');
});

test('a fault strikes so many times after so many calls, on its own calls only, until it is cleared', async () => {
  const {call, sandbox} = await loggedIn();
  sandbox.faults.add({on: 'GET /Invoices/*', fault: {kind: 'unavailable'}, after: 1, times: 2});
  expect((await call('GET', '/Invoices')).status).toBe(200);
  const statuses = [];
  for (let time = 0; time < 4; time += 1) statuses.push((await call('GET', '/Invoices/x')).status);
  expect(statuses).toEqual([404, 503, 503, 404]);
  sandbox.faults.add({on: 'GET *', fault: {kind: 'unavailable'}});
  sandbox.faults.clear();
  expect((await call('GET', '/Invoices')).status).toBe(200);
});

test('a slow answer takes the time it is told, before the work or after it', async () => {
  const {call, sandbox, clock} = await loggedIn();
  for (const [when, stored] of [
    ['before', 0],
    ['after', 6],
  ] as const) {
    sandbox.faults.add({on: 'PUT /Invoices', fault: {kind: 'slow', milliseconds: 5_000, when}});
    const answer = call('PUT', put, {body: batch});
    await clock.advance(4_999);
    expect(sandbox.invoices()).toHaveLength(stored);
    await clock.advance(1);
    expect((await answer).status).toBe(200);
  }
});

test('the answer with the new tokens can be lost, or come late; the old refresh token still works', async () => {
  const {sandbox, refreshToken, clock} = await loggedIn();
  const refresh = () =>
    askToken(sandbox, {grant_type: 'refresh_token', refresh_token: refreshToken, client_id: 'sandbox-client'});
  sandbox.faults.add({on: 'POST /connect/token', fault: {kind: 'drop-after'}});
  await expect(refresh()).rejects.toMatchObject({name: 'ConnectionDropped'});

  sandbox.faults.add({on: 'POST /connect/token', fault: {kind: 'slow', milliseconds: 40_000, when: 'after'}});
  const slow = refresh();
  await clock.advance(40_000);
  expect((await slow).status).toBe(200);

  sandbox.faults.add({on: 'POST /connect/token', fault: {kind: 'invalid-grant'}});
  expect((await refresh()).json).toEqual({error: 'invalid_grant'});
  expect((await refresh()).status).toBe(200);
  expect(sandbox.identityCalls.map(({path, status}) => [path, status]).slice(1)).toEqual(
    [0, 200, 400, 200].map((status) => ['/connect/token', status]),
  );
});
