import {createRequire} from 'node:module';
import type {AccountingApi} from 'xero-node';
import {type Exchange, exchange, type Wire} from '../platform/http.ts';

/** Headers for xero-node's last argument: they say which call a request belongs to. */
export interface CallMark {
  headers: Record<string, string>;
}

/** JSON as it is to go out, or a file with its type. */
export type Body = string | {readonly bytes: Uint8Array; readonly type: string};

export interface Sdk {
  /**
   * One call by xero-node's typed API. xero-node decides method, address, query and headers; the token, the very bytes of
   * the body and the sending itself are ours, and so is the raw answer: its models lose fields, turn amounts into floats
   * and dates into Dates, and its errors are strings.
   */
  send(call: {
    token: string;
    body?: Body;
    /** A file is asked for, of which only the digest is wanted. */
    isFile?: boolean;
    invoke(api: AccountingApi, options: CallMark): Promise<unknown>;
  }): Promise<Exchange>;
}

const MARK = 'x-deerpath-call';
/** Not ours: the very instance that xero-node holds. */
const OF_XERO_NODE = 'axios';
const LIMITS = {timeout: 60_000, bytes: 128 * 1024 * 1024};
/** Ten megabytes leave over a slow line in three minutes. */
const FILE_TIMEOUT = 180_000;

interface Pending {
  wire: Wire;
  token: string;
  body: Body | undefined;
  isFile: boolean;
  exchange?: Exchange;
}

/** Calls under way, by their mark. The token belongs to the call: xero-node would read it at a later moment. */
const pending = new Map<string, Pending>();
let marks = 0;
let loading: Promise<typeof AccountingApi> | undefined;

/** Loads xero-node on first use: it costs a fifth of a second and ten megabytes. */
export function openSdk(wire: Wire, apiUrl: string): Sdk {
  let opening: Promise<AccountingApi> | undefined;
  const open = async () => {
    const Api = await load();
    return new Api(apiUrl);
  };
  return {
    async send({token, body, isFile = false, invoke}) {
      opening ??= open();
      const api = await opening;
      const mark = String(++marks);
      const call: Pending = {wire, token, body, isFile};
      pending.set(mark, call);
      try {
        await invoke(api, {headers: {[MARK]: mark}});
      } catch (error) {
        if (!call.exchange) throw new Error('xero-node refused to make the call', {cause: error});
      } finally {
        pending.delete(mark);
      }
      if (!call.exchange) throw new Error('xero-node made no call');
      return call.exchange;
    },
  };
}

function load() {
  // Of all that it brings along, the other APIs and a login of its own, nothing is used here.
  loading ??= import('xero-node/dist/gen/api/accountingApi.js').then((module) => {
    divert();
    return module.AccountingApi;
  });
  return loading;
}

interface AxiosHeaders {
  get(name: string): unknown;
  delete(name: string): unknown;
  toJSON(): Record<string, unknown>;
}
interface AxiosRequest {
  method?: string;
  headers: AxiosHeaders;
  adapter?: unknown;
}
interface Axios {
  getUri(request: AxiosRequest): string;
  interceptors: {request: {use(interceptor: (request: AxiosRequest) => AxiosRequest): void}};
}

/**
 * xero-node holds the CommonJS instance of axios; `import` would give another one. Requests without our mark pass
 * untouched.
 */
function divert() {
  const require = createRequire(createRequire(import.meta.url).resolve('xero-node'));
  const axios = require(OF_XERO_NODE) as Axios;
  axios.interceptors.request.use((request) => {
    const call = pending.get(String(request.headers.get(MARK)));
    if (!call) return request;
    request.headers.delete(MARK);
    request.adapter = async (prepared: AxiosRequest) => {
      const {isFile} = call;
      const limits = isFile || typeof call.body === 'object' ? {...LIMITS, timeout: FILE_TIMEOUT} : LIMITS;
      const request = requestOf(prepared, call);
      call.exchange = await exchange(call.wire, axios.getUri(prepared), request, limits, isFile ? 'digest' : 'text');
      return {data: {}, status: 200, statusText: 'OK', headers: {}, config: prepared};
    };
    return request;
  });
}

function requestOf(prepared: AxiosRequest, {token, body}: Pending): RequestInit {
  const headers = new Headers();
  for (const [name, value] of Object.entries(prepared.headers.toJSON())) {
    if (value !== undefined && value !== null && value !== '') headers.set(name, String(value));
  }
  headers.delete('content-length');
  headers.set('authorization', `Bearer ${token}`);
  const method = (prepared.method ?? 'get').toUpperCase();
  if (body === undefined) {
    headers.delete('content-type');
    return {method, headers};
  }
  if (typeof body === 'string') {
    headers.set('content-type', 'application/json');
    return {method, headers, body};
  }
  // xero-node would call every file a form.
  headers.set('content-type', body.type);
  return {method, headers, body: new Uint8Array(body.bytes)};
}
