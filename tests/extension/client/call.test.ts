import {expect, test} from 'vitest';
import {call} from '../../../extension/client/call.ts';
import {CompanionTrouble} from '../../../extension/client/trouble.ts';
import {health} from '../../../shared/contract/status.ts';

const ADDRESS = 'http://127.0.0.1:4780';
const answering =
  (status: number, body: unknown): typeof fetch =>
  async () =>
    new Response(typeof body === 'string' ? body : JSON.stringify(body), {status});
const problem = {
  type: 'about:blank',
  title: 'Not yours.',
  status: 403,
  detail: 'Ask an administrator.',
  code: 'pairing.admin-only',
};

const troubleOf = async (fetcher: typeof fetch, token?: string) => {
  const request = {path: '/health', ...(token === undefined ? {} : {token})};
  const thrown: unknown = await call(ADDRESS, request, health, fetcher).catch((error: unknown) => error);
  return thrown instanceof CompanionTrouble ? thrown.trouble : thrown;
};

test('an answer as agreed comes through', async () => {
  expect(await call(ADDRESS, {path: '/health'}, health, answering(200, {status: 'ok', version: '1.0.0'}))).toEqual({
    status: 'ok',
    version: '1.0.0',
  });
});

test.each([
  ['nobody answers', async () => Promise.reject(new TypeError('Failed to fetch')), 'away'],
  ['another shape', answering(200, {status: 'fine'}), 'too-old'],
  ['a web page', answering(200, '<html>'), 'too-old'],
  ['a refusal that is no problem details', answering(502, '<html>'), 'too-old'],
  ['a refusal in the companion’s words', answering(403, problem), 'refused'],
] as const)('%s is told apart', async (_, fetcher, kind) => {
  expect(await troubleOf(fetcher)).toMatchObject({kind});
});

test('the companion’s own words and fields come along', async () => {
  const errors = [{path: 'name', message: 'Say who you are.'}];
  expect(await troubleOf(answering(422, {...problem, status: 422, errors}))).toMatchObject({
    kind: 'refused',
    title: 'Not yours.',
    detail: 'Ask an administrator.',
    code: 'pairing.admin-only',
    status: 422,
    errors,
  });
});

test('401 means that the token no longer counts, where one was sent', async () => {
  const unauthorised = {...problem, status: 401, code: 'pairing.wrong-code'};
  expect(await troubleOf(answering(401, unauthorised), 'token')).toMatchObject({kind: 'revoked'});
  expect(await troubleOf(answering(401, unauthorised))).toMatchObject({kind: 'refused', code: 'pairing.wrong-code'});
});

test('a redirect is never followed, and no cookie goes along', async () => {
  let sent: RequestInit | undefined;
  const fetcher: typeof fetch = async (_, init) => {
    sent = init;
    return new Response(JSON.stringify({status: 'ok', version: '1'}));
  };
  await call(ADDRESS, {path: '/health', token: 'secret'}, health, fetcher);
  expect(sent).toMatchObject({redirect: 'error', credentials: 'omit', cache: 'no-store'});
});
