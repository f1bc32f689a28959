import type {Sandbox} from '../sandbox/sandbox.ts';
import type {CompanionProcess} from './companion-process.ts';

export type Ask = <Answer>(method: string, path: string, body?: unknown) => Promise<Answer>;

/** Calls a real companion over HTTP, with that token where one is given. Throws what it refuses, in its words. */
export const asking =
  (companion: Pick<CompanionProcess, 'url'>, token = ''): Ask =>
  async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await fetch(`${companion.url}${path}`, {
      method,
      headers: {
        ...(token ? {authorization: `Bearer ${token}`} : {}),
        ...(body === undefined ? {} : {'content-type': 'application/json'}),
      },
      ...(body === undefined ? {} : {body: JSON.stringify(body)}),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  };

/** Pairs with a companion that nobody is paired with, and connects it to DEAR and Xero. Gives back the token. */
export async function pairAndConnect(companion: CompanionProcess, {dear, xero}: Sandbox): Promise<string> {
  const code = await companion.pairingCode();
  const {token} = await asking(companion)<{token: string}>('POST', '/api/pair', {code, name: 'Accounts'});
  const ask = asking(companion, token);
  await ask('PUT', '/api/connections/dear', dear.keys);
  const {authorizeUrl} = await ask<{authorizeUrl: string}>('POST', '/api/connections/xero');
  const back = new URL(await xero.allow(authorizeUrl));
  await fetch(`${companion.url}${back.pathname}${back.search}`, {redirect: 'manual'});
  return token;
}
