import type {DearSandbox} from './dear-sandbox.ts';

/** Asks a sandbox as a client with good keys would, and parses the answer. */
export function askDear(dear: DearSandbox) {
  // biome-ignore lint/suspicious/noExplicitAny: a foreign answer, looked at member by member in tests
  return async (path: string): Promise<any> => (await fetchDear(dear, path)).json();
}

/** The same, with the answer as it came. */
export async function fetchDear(dear: DearSandbox, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = {
    'api-auth-accountid': dear.keys.accountId,
    'api-auth-applicationkey': dear.keys.applicationKey,
    'Content-Type': 'application/json',
    ...init.headers,
  };
  return dear.app.request(`/ExternalApi/v2${path}`, {...init, headers});
}
