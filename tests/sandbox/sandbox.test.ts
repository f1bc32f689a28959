import {request} from 'node:http';
import {afterEach, expect, test} from 'vitest';
import {ObedientClock} from '../support/clock.ts';
import {saleIds} from './books/seeded-sales.ts';
import {type Sandbox, startSandbox} from './sandbox.ts';

const open: Sandbox[] = [];
const start = async (options: Parameters<typeof startSandbox>[0] = {}) => {
  const sandbox = await startSandbox({clock: new ObedientClock(), ...options});
  open.push(sandbox);
  return sandbox;
};
afterEach(async () => {
  for (const sandbox of open.splice(0)) await sandbox.close();
});

const keysOf = ({dear}: Sandbox) => ({
  'api-auth-accountid': dear.keys.accountId,
  'api-auth-applicationkey': dear.keys.applicationKey,
});

/** What a browser sees that was told to find DEAR's host here. */
const asDear = (sandbox: Sandbox, path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const asked = request(`${sandbox.url}${path}`, {headers: {Host: 'inventory.dearsystems.com'}}, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => resolve(text));
    });
    asked.on('error', reject).end();
  });

test('one address serves both APIs, and the environment leads the companion there', async () => {
  const sandbox = await start();
  expect(sandbox.environment).toMatchObject({
    DEAR_API_URL: `${sandbox.url}/ExternalApi/v2`,
    XERO_API_URL: expect.stringContaining(`${sandbox.url}/xero`),
    XERO_CLIENT_ID: expect.any(String),
  });
  const me = await fetch(`${sandbox.environment.DEAR_API_URL}/me`, {headers: keysOf(sandbox)});
  expect(await me.json()).toMatchObject({Company: 'Demo Trading Ltd', Currency: 'NZD', TimeZone: 'Pacific/Auckland'});
  expect((await fetch(`${sandbox.environment.XERO_API_URL}/Organisation`)).status).toBe(401);
  expect((await fetch(`${sandbox.url}/xero`)).status).toBe(200);
});

test('its first page is an index, and DEAR’s dashboard for a browser that asked DEAR', async () => {
  const sandbox = await start();
  const index = await (await fetch(sandbox.url)).text();
  expect(index).toContain(sandbox.dear.keys.applicationKey);
  const links = [...index.matchAll(/href="(\/[^"#]*)/g)].map(([, path]) => path);
  for (const path of links) expect((await fetch(`${sandbox.url}${path}`)).status, path).toBe(200);
  expect(await asDear(sandbox, '/')).toContain('Key Performance Indicators');
});

test('DEAR’s answers carry the sandbox’s time over HTTP too', async () => {
  const sandbox = await start({clock: new ObedientClock('2026-03-16T02:00:00Z')});
  const answer = await fetch(`${sandbox.environment.DEAR_API_URL}/me`, {headers: keysOf(sandbox)});
  expect(answer.headers.get('date')).toBe('Mon, 16 Mar 2026 02:00:00 GMT');
});

test('a dropped connection is a failed fetch, and the next call goes well', async () => {
  const sandbox = await start();
  const ask = () => fetch(`${sandbox.environment.DEAR_API_URL}/sale?ID=${saleIds.paid}`, {headers: keysOf(sandbox)});
  sandbox.dear.faults.add({on: 'GET /sale', fault: 'drop'});
  await expect(ask()).rejects.toThrow('fetch failed');
  expect((await ask()).status).toBe(200);
});

test('while an answer is merely slow by the clock nothing is busy, so that time can go on', async () => {
  const clock = new ObedientClock();
  const sandbox = await start({clock});
  sandbox.dear.faults.add({on: 'GET /me', fault: 'slow'});
  const answer = fetch(`${sandbox.environment.DEAR_API_URL}/me`, {headers: keysOf(sandbox)});
  const auto = clock.autoAdvance({busy: sandbox.busy});
  expect((await answer).status).toBe(200);
  auto.stop();
  expect(sandbox.busy()).toBe(false);
});

test('without a socket it answers the same', async () => {
  const sandbox = await start();
  const address = `${sandbox.environment.DEAR_API_URL}/saleList`;
  const [inside, outside] = await Promise.all([
    sandbox.fetch(address, {headers: keysOf(sandbox)}),
    fetch(address, {headers: keysOf(sandbox)}),
  ]);
  expect(await inside.text()).toBe(await outside.text());
});

test('closing ends open connections and frees the port', async () => {
  const sandbox = await startSandbox({clock: new ObedientClock()});
  sandbox.dear.faults.add({on: 'GET /me', fault: 'slow'});
  const waiting = fetch(`${sandbox.environment.DEAR_API_URL}/me`, {headers: keysOf(sandbox)});
  while (sandbox.dear.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
  const failed = expect(waiting).rejects.toThrow();
  await sandbox.close();
  await failed;
  await start({port: sandbox.port});
});
