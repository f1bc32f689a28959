import {html as markup} from 'hono/html';
import type {Books} from './books.ts';
import type {Connections} from './connections.ts';
import {apps, type Login, type Logins} from './logins.ts';
import {isKnownScope} from './scopes.ts';
import {type Answer, html} from './wire.ts';

export interface LoginDependencies {
  readonly books: readonly Books[];
  readonly logins: Logins;
  readonly connections: Connections;
  readonly newId: () => string;
}

interface Wish {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state: string;
  readonly challenge: string | null;
}

/** The page on which a person lets the app in, and ticks the organisations. */
export async function showLogin(query: URLSearchParams, {books}: LoginDependencies, message = ''): Promise<Answer> {
  const wish = readWish(query);
  if (typeof wish === 'string')
    return html(400, String(await page(markup`<h1>Something is wrong with this link</h1><p>${wish}</p>`)));
  if ('redirect' in wish) return redirect(wish.redirect);
  const body = markup`<h1>Allow ${wish.clientId} to work with your organisations</h1>
    ${message ? markup`<p role="alert">${message}</p>` : ''}
    <form method="post" action="?${query.toString()}">
      <fieldset><legend>Organisations</legend>
        ${books.map(
          (
            book,
            index,
          ) => markup`<p><label><input type="checkbox" name="organisation" value="${book.tenantId}" ${index === 0 ? 'checked' : ''}>
            ${book.organisation.Name} (${book.organisation.BaseCurrency})</label></p>`,
        )}
      </fieldset>
      <h2>It may use</h2><ul>${wish.scopes.map((scope) => markup`<li>${scope}</li>`)}</ul>
      <button name="decision" value="allow">Allow access</button>
      <button name="decision" value="cancel">Cancel</button>
    </form>`;
  return html(200, String(await page(body)));
}

/** What came of the form: back to the app with a code, or with `access_denied`. */
export async function decideLogin(
  query: URLSearchParams,
  form: URLSearchParams,
  dependencies: LoginDependencies,
): Promise<Answer> {
  const wish = readWish(query);
  if (typeof wish === 'string' || 'redirect' in wish) return showLogin(query, dependencies);
  if (form.get('decision') === 'cancel')
    return redirect(back(wish.redirectUri, {error: 'access_denied', state: wish.state}));
  const chosen = dependencies.books.filter((book) => form.getAll('organisation').includes(book.tenantId));
  if (chosen.length === 0) return showLogin(query, dependencies, 'Choose at least one organisation.');

  const login: Login = {clientId: wish.clientId, scopes: wish.scopes, authEventId: dependencies.newId()};
  for (const book of chosen) dependencies.connections.connect(book.tenantId, login);
  const code = dependencies.logins.code(login, wish.redirectUri, wish.challenge);
  return redirect(back(wish.redirectUri, {code, scope: wish.scopes.join(' '), state: wish.state}));
}

/** What the app asks for; a sentence where the person must not be sent back, a redirect where the app hears what is wrong. */
function readWish(query: URLSearchParams): Wish | string | {redirect: string} {
  const app = apps.find(({clientId}) => clientId === query.get('client_id'));
  if (!app) return 'Error: unauthorized_client. Unknown client or client not enabled.';
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!/^(http:\/\/localhost(:\d+)?(\/|$)|https:\/\/)/.test(redirectUri))
    return 'Error: unauthorized_client. Invalid redirect_uri.';
  const state = query.get('state') ?? '';
  const refuse = (error: string) => ({redirect: back(redirectUri, {error, state})});
  if (query.get('response_type') !== 'code') return refuse('unsupported_response_type');
  const scopes = (query.get('scope') ?? '').split(/\s+/).filter(Boolean);
  if (scopes.length === 0 || !scopes.every(isKnownScope)) return refuse('invalid_scope');
  const challenge = query.get('code_challenge') || null;
  if (challenge ? query.get('code_challenge_method') !== 'S256' : app.secret === null) return refuse('invalid_request');
  return {clientId: app.clientId, redirectUri, scopes, state, challenge};
}

function back(redirectUri: string, parameters: Record<string, string>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) if (value) url.searchParams.set(name, value);
  return url.href;
}

const redirect = (location: string): Answer => ({status: 302, headers: {location}, body: ''});

const page = (body: unknown) =>
  markup`<!doctype html><html lang="en"><meta charset="utf-8"><title>Log in to the sandbox</title>
    <meta name="viewport" content="width=device-width"><style>body{font:16px/1.5 system-ui;max-width:40rem;margin:2rem auto;padding:0 1rem}</style>
    <main>${body}</main></html>`;
