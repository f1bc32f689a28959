export const transactionPath = (id: string): string => `/api/transactions/${encodeURIComponent(id)}`;

export const runPath = (id: string): string => `/api/runs/${encodeURIComponent(id)}`;

/** A query as the end of an address; empty where nothing is asked for. */
export function search(query: object): string {
  const text = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  ).toString();
  return text === '' ? '' : `?${text}`;
}
