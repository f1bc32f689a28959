import {ObedientClock} from '../../support/clock.ts';
import type {LimitSettings} from './limits.ts';
import {isObject, type Sent, sentList} from './sent.ts';
import {createXeroSandbox, type XeroSandbox} from './xero-sandbox.ts';

const SCOPES = 'offline_access accounting.invoices accounting.payments accounting.contacts accounting.settings';
export const REDIRECT = 'http://localhost:4780/connections/xero/callback';
/** The verifier and its S256 challenge. */
export const VERIFIER = 'a'.repeat(43);
const CHALLENGE = 'ZtNPunH49FD35FWYhT5Tv8I7vRKQJ8uxMaL0_9eHjNA';

/** An answer read to its end. */
export interface Heard {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Empty where the body is no JSON object. */
  readonly json: Readonly<Record<string, unknown>>;
  /** The list in the body, whatever its name. */
  readonly elements: readonly Sent[];
}

export interface LoggedIn {
  readonly clock: ObedientClock;
  readonly sandbox: XeroSandbox;
  readonly tenant: string;
  /** One call of the accounting API with the first organisation's token; rejects where the connection breaks. */
  call(
    method: string,
    path: string,
    options?: {body?: unknown; key?: string; headers?: Record<string, string>},
  ): Promise<Heard>;
  accessToken: string;
  refreshToken: string;
}

/** A sandbox in-process with a login that holds the first organisation, or those given. */
export async function loggedIn(
  options: {limits?: Partial<LimitSettings>; scopes?: string; tenants?: 'all'} = {},
): Promise<LoggedIn> {
  const clock = new ObedientClock('2026-03-16T02:00:00Z');
  const sandbox = createXeroSandbox({
    clock,
    baseUrl: () => 'http://sandbox',
    limits: {minute: 100_000, day: 100_000, ...options.limits},
  });
  const tokens = await logIn(sandbox, options.scopes ?? SCOPES, options.tenants);
  const session: LoggedIn = {
    clock,
    sandbox,
    tenant: sandbox.organisations[0]?.tenantId ?? '',
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token,
    async call(method, path, {body, key, headers} = {}) {
      const answer = await sandbox.app.request(`/api.xro/2.0${path}`, {
        method,
        headers: {
          authorization: `Bearer ${session.accessToken}`,
          'xero-tenant-id': session.tenant,
          accept: 'application/json',
          'content-type': 'application/json',
          ...(key ? {'idempotency-key': key} : {}),
          ...headers,
        },
        ...(body === undefined ? {} : {body: typeof body === 'string' ? body : JSON.stringify(body)}),
      });
      return heard(answer);
    },
  };
  return session;
}

export const authorizeQuery = (more: Record<string, string> = {}): string =>
  new URLSearchParams({
    response_type: 'code',
    client_id: 'sandbox-client',
    redirect_uri: REDIRECT,
    scope: SCOPES,
    state: 'state-1',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...more,
  }).toString();

export async function logIn(sandbox: XeroSandbox, scopes = SCOPES, tenants?: 'all') {
  const ids = tenants === 'all' ? sandbox.organisations.map(({tenantId}) => tenantId) : undefined;
  const location = await sandbox.allow(`http://sandbox/?${authorizeQuery({scope: scopes})}`, ids);
  const code = new URL(location).searchParams.get('code') ?? '';
  const answer = await askToken(sandbox, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT,
    client_id: 'sandbox-client',
    code_verifier: VERIFIER,
  });
  const {access_token, refresh_token, scope} = answer.json;
  return {
    access_token: String(access_token),
    refresh_token: String(refresh_token),
    expires_in: 1_800,
    scope: String(scope),
  };
}

export const askToken = async (
  sandbox: XeroSandbox,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Heard> =>
  heard(await sandbox.app.request('/connect/token', {method: 'POST', headers, body: new URLSearchParams(form)}));

export async function heard(answer: Response): Promise<Heard> {
  const text = await answer.text();
  const json = parsed(text);
  const list = Object.values(json).find(Array.isArray);
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    json,
    elements: Array.isArray(list) ? list.filter(isObject) : [],
  };
}

function parsed(text: string): Sent {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {list: value};
  } catch {
    return {};
  }
}

/** A sales invoice that is accepted as it stands. */
export const anInvoice = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  Type: 'ACCREC',
  Contact: {Name: 'Acme'},
  Date: '2026-03-10',
  DueDate: '2026-03-24',
  LineAmountTypes: 'Exclusive',
  InvoiceNumber: 'INV-100',
  Status: 'AUTHORISED',
  LineItems: [aLine()],
  ...more,
});

export const aBill = (more: Record<string, unknown> = {}): Record<string, unknown> =>
  anInvoice({
    Type: 'ACCPAY',
    InvoiceNumber: 'S-1',
    LineItems: [aLine({AccountCode: '310', TaxType: 'INPUT2'})],
    ...more,
  });

/** A credit note to a customer that is accepted as it stands. */
export const aCreditNote = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  Type: 'ACCRECCREDIT',
  Contact: {Name: 'Acme'},
  Date: '2026-03-11',
  LineAmountTypes: 'Exclusive',
  CreditNoteNumber: 'CR-100',
  Status: 'AUTHORISED',
  LineItems: [aLine()],
  ...more,
});

/** An order that is accepted as it stands, for a contact that is there. */
export const anOrder = (contactId: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  Contact: {ContactID: contactId},
  Date: '2026-03-09',
  LineAmountTypes: 'Exclusive',
  PurchaseOrderNumber: 'PO-100',
  Status: 'AUTHORISED',
  LineItems: [aLine({AccountCode: '310', TaxType: 'INPUT2'})],
  ...more,
});

export const aLine = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  Description: 'Bread',
  Quantity: 2,
  UnitAmount: 10,
  AccountCode: '200',
  TaxType: 'OUTPUT2',
  ...more,
});

/** The messages of every element of an answer, of either form. */
export const messagesIn = (answer: Heard): string[] =>
  answer.elements.flatMap((element) =>
    (sentList(element, 'ValidationErrors') ?? []).map(({Message}) => String(Message)),
  );
