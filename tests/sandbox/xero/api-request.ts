import type {Books} from './books.ts';
import type {Answer} from './wire.ts';

/** One call of the accounting API, past all gates. */
export interface ApiRequest {
  readonly method: string;
  /** Decoded, from behind `/api.xro/2.0`: `['Invoices', 'INV 1/2']`. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The very bytes of the body. */
  readonly bytes: Uint8Array;
  readonly clientId: string;
  readonly books: Books;
  /** When it is processed. */
  readonly now: number;
  readonly newId: () => string;
  /** A fault: this element is refused whatever it says. */
  readonly refuse: {index: number; message: string; where: 'element' | 'line' | 'contact'} | undefined;
}

/** One thing the API can do. Adding a resource to the sandbox is adding its endpoints to the list. */
export interface Endpoint {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** Such as `/Invoices` or `/Invoices/:id`. */
  readonly path: string;
  /** Without `.read`, which is enough for GET. */
  readonly scope: string;
  readonly handle: (request: ApiRequest) => Answer;
}

/** A query value; Xero takes `Status` for `status`. */
export function queryOf(request: ApiRequest, name: string): string | undefined {
  for (const [key, value] of request.query) if (key.toLowerCase() === name.toLowerCase()) return value;
  return undefined;
}

/** Two decimals for unit amounts, or four with `unitdp=4`. */
export const unitdpOf = (request: ApiRequest): 2 | 4 => (queryOf(request, 'unitdp') === '4' ? 4 : 2);

export const isTrue = (value: string | undefined): boolean => value?.toLowerCase() === 'true';

/** The endpoint for a call; `unknown` when no resource has this name, `unsupported` when this one cannot do that. */
export function findEndpoint(
  endpoints: readonly Endpoint[],
  method: string,
  segments: readonly string[],
): Endpoint | 'unknown' | 'unsupported' {
  const fits = (endpoint: Endpoint) => {
    const parts = endpoint.path.split('/').slice(1);
    return (
      parts.length === segments.length && parts.every((part, index) => part.startsWith(':') || part === segments[index])
    );
  };
  const found = endpoints.find((endpoint) => endpoint.method === method && fits(endpoint));
  if (found) return found;
  return RESOURCES.includes(segments[0] ?? '') ? 'unsupported' : 'unknown';
}

/** The resources of Xero's accounting API, whether or not the sandbox keeps them. */
const RESOURCES = [
  ...['Accounts', 'BankTransactions', 'BankTransfers', 'BatchPayments', 'BrandingThemes', 'Budgets', 'ContactGroups'],
  ...['Contacts', 'CreditNotes', 'Currencies', 'Employees', 'InvoiceReminders', 'Invoices', 'Items', 'Journals'],
  ...['LinkedTransactions', 'ManualJournals', 'Organisation', 'Overpayments', 'PaymentServices', 'Payments'],
  ...['Prepayments', 'PurchaseOrders', 'Quotes', 'Receipts', 'RepeatingInvoices', 'Reports', 'Setup', 'TaxRates'],
  ...['TrackingCategories', 'Users'],
];

/** The parts of a path, decoded. */
export const segmentsOf = (path: string): string[] =>
  path
    .split('/')
    .slice(1)
    .map((segment) => {
      try {
        return decodeURIComponent(segment);
      } catch {
        return segment;
      }
    });
