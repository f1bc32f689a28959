import type * as z from 'zod/mini';
import {problemDetails} from '../../shared/contract/problem-details.ts';
import {spoken} from '../alerts/problem-words.ts';
import {said} from '../sentences/said.ts';
import {CompanionTrouble} from './trouble.ts';
import {away, revoked, tooOld} from './troubles.ts';

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly token?: string;
  /** The settings' tag a change was made on: when it no longer fits, someone else changed them meanwhile. */
  readonly ifMatch?: string;
}

/** An answer with the tag it carried, or an empty one. */
export interface Tagged<Value> {
  readonly value: Value;
  readonly tag: string;
}

/** How long an ordinary call may take; the companion answers from its own memory, or after one call to DEAR or Xero. */
const PATIENCE = 60_000;

/**
 * One call to the companion; its answer parsed with the schema the two sides share. Throws CompanionTrouble: `away` when
 * nothing answers, `revoked` on 401, `refused` with the companion's words, `too-old` when the answer makes no sense.
 */
export async function call<Schema extends z.ZodMiniType>(
  address: string,
  request: Call,
  schema: Schema,
  fetcher: typeof fetch = fetch,
): Promise<z.infer<Schema>> {
  return (await callTagged(address, request, schema, fetcher)).value;
}

/** The same, with the answer's ETag. */
export async function callTagged<Schema extends z.ZodMiniType>(
  address: string,
  request: Call,
  schema: Schema,
  fetcher: typeof fetch = fetch,
): Promise<Tagged<z.infer<Schema>>> {
  const {value: text, tag} = await send(address, request, fetcher);
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) throw new CompanionTrouble(tooOld(), {cause: parsed.error});
  return {value: parsed.data, tag};
}

/** The same, with the answer's text as it is. */
export async function callText(address: string, request: Call, fetcher: typeof fetch = fetch): Promise<string> {
  return (await send(address, request, fetcher)).value;
}

async function send(
  address: string,
  {method = 'GET', path, body, token, ifMatch}: Call,
  fetcher: typeof fetch,
): Promise<Tagged<string>> {
  let response: Response;
  let text: string;
  try {
    response = await fetcher(`${address}${path}`, {
      method,
      headers: {
        accept: path.split('?')[0]?.endsWith('.csv') ? 'text/csv' : 'application/json',
        ...(body === undefined ? {} : {'content-type': 'application/json'}),
        ...(token === undefined ? {} : {authorization: `Bearer ${token}`}),
        ...(ifMatch === undefined ? {} : {'if-match': ifMatch}),
      },
      body: body === undefined ? null : JSON.stringify(body),
      redirect: 'error', // a redirect would carry the token to a place that proved nothing
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(PATIENCE),
    });
    text = await response.text();
  } catch (cause) {
    throw new CompanionTrouble(away(address), {cause});
  }
  if (!response.ok) throw refusal(response.status, parseJson(text), token !== undefined);
  return {value: text, tag: response.headers.get('etag') ?? ''};
}

/** What a refusal means: 401 with a token is a token that no longer counts; the rest is the companion's problem+json. */
export function refusal(status: number, answer: unknown, withToken: boolean): CompanionTrouble {
  if (status === 401 && withToken) return new CompanionTrouble(revoked());
  const problem = problemDetails.safeParse(answer);
  if (!problem.success) return new CompanionTrouble(tooOld());
  const {code, errors} = problem.data;
  const {title, detail} = spoken({...problem.data, fix: ''});
  const fields = errors?.map(({path, message}) => ({path, message: said(message)}));
  return new CompanionTrouble({kind: 'refused', title, detail, code, status, ...(fields ? {errors: fields} : {})});
}

function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
