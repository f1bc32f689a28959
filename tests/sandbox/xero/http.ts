import type {HttpBindings} from '@hono/node-server';
import type {Context} from 'hono';
import type {Outcome} from './gate-faults.ts';

/** Thrown where a connection breaks in-process; no Error, so that no error handler turns it into an answer. */
const connectionDropped = {name: 'ConnectionDropped', message: 'The sandbox broke the connection'};

/** Sends an answer, or breaks the connection: the socket when served over HTTP, else the request itself fails. */
export function send(c: Context, outcome: Outcome): Response {
  if (outcome === 'drop') {
    const {incoming} = (c.env ?? {}) as Partial<HttpBindings>;
    if (!incoming) throw connectionDropped;
    incoming.socket.destroy();
    return new Response(null, {status: 204});
  }
  const isBare = outcome.status === 204 || outcome.status === 304;
  const body = outcome.bytes ? new Uint8Array(outcome.bytes) : outcome.body;
  return new Response(isBare ? null : body, {status: outcome.status, headers: {...outcome.headers}});
}

export const headersOf = (c: Context): Record<string, string> => Object.fromEntries(c.req.raw.headers);

/** The path behind a marker such as `/api.xro/2.0`, wherever the sandbox is mounted, still encoded. */
export function pathAfter(c: Context, marker: string): {path: string; search: string} {
  const url = new URL(c.req.url);
  const at = url.pathname.indexOf(marker);
  return {path: url.pathname.slice(at + marker.length), search: url.search};
}
