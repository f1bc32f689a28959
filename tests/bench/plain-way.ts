import {createHash} from 'node:crypto';
import {Invoice, LineAmountTypes, XeroClient} from 'xero-node';
import type {Sandbox} from '../sandbox/sandbox.ts';

const VERIFIER = 'v'.repeat(64);
const REDIRECT = 'http://localhost:4780/connections/xero/callback';

/** The plain way: every document is read and sent by a call of its own, and nothing is remembered. */
export async function plainWay(sandbox: Sandbox): Promise<{sync(): Promise<void>}> {
  const {dear, environment} = sandbox;
  const xero = new XeroClient({clientId: 'sandbox-client', clientSecret: ''});
  xero.setTokenSet({access_token: await token(sandbox), token_type: 'Bearer', expires_in: 1_800});
  xero.accountingApi.basePath = environment.XERO_API_URL ?? '';
  const tenant = sandbox.xero.organisations[0]?.tenantId ?? '';

  const read = async (path: string): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${environment.DEAR_API_URL}${path}`, {
      headers: {'api-auth-accountid': dear.keys.accountId, 'api-auth-applicationkey': dear.keys.applicationKey},
    });
    return (await answer.json()) as Record<string, unknown>;
  };
  const all = async (list: string, key: string, id: string): Promise<string[]> => {
    const answer = await read(`/${list}?Limit=1000`);
    return (answer[key] as Record<string, string>[]).map((row) => row[id] ?? '');
  };

  return {
    async sync() {
      for (const id of await all('saleList', 'SaleList', 'SaleID')) {
        const sale = await read(`/sale?ID=${id}`);
        for (const invoice of sale.Invoices as PlainInvoice[]) await send('ACCREC', String(sale.Customer), invoice);
      }
      for (const id of await all('purchaseList', 'PurchaseList', 'ID')) {
        const purchase = await read(`/advanced-purchase?ID=${id}`);
        for (const bill of purchase.Invoice as PlainInvoice[]) await send('ACCPAY', String(purchase.Supplier), bill);
      }
    },
  };

  async function send(type: 'ACCREC' | 'ACCPAY', name: string, invoice: PlainInvoice): Promise<void> {
    const lineItems = [...invoice.Lines, ...invoice.AdditionalCharges].map((line) => ({
      description: line.Name ?? line.Description ?? 'Item',
      quantity: line.Quantity,
      unitAmount: line.Price,
      accountCode: line.Account,
      taxType: type === 'ACCREC' ? 'OUTPUT2' : 'INPUT2',
    }));
    const document: Invoice = {
      type: Invoice.TypeEnum[type],
      invoiceNumber: invoice.InvoiceNumber,
      contact: {name},
      date: invoice.InvoiceDate.slice(0, 10),
      dueDate: invoice.InvoiceDueDate.slice(0, 10),
      lineAmountTypes: LineAmountTypes.Exclusive,
      status: Invoice.StatusEnum.AUTHORISED,
      lineItems,
    };
    await xero.accountingApi.updateOrCreateInvoices(tenant, {invoices: [document]}, true, 4);
  }
}

interface PlainInvoice {
  InvoiceNumber: string;
  InvoiceDate: string;
  InvoiceDueDate: string;
  Lines: PlainLine[];
  AdditionalCharges: PlainLine[];
}
interface PlainLine {
  Name?: string;
  Description?: string;
  Quantity: number;
  Price: number;
  Account: string;
}

async function token(sandbox: Sandbox): Promise<string> {
  const {environment, xero} = sandbox;
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'sandbox-client',
    redirect_uri: REDIRECT,
    scope: 'offline_access accounting.invoices accounting.contacts accounting.settings',
    state: 'plain',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const back = new URL(await xero.allow(`${environment.XERO_LOGIN_URL}?${query}`));
  const answer = await fetch(`${environment.XERO_IDENTITY_URL}/connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'sandbox-client',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: REDIRECT,
      code_verifier: VERIFIER,
    }),
  });
  return ((await answer.json()) as {access_token: string}).access_token;
}
