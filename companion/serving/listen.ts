import {createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES} from 'node:http';
import {createServer as createTlsServer} from 'node:https';
import type {AddressInfo} from 'node:net';
import {getRequestListener} from '@hono/node-server';
import {foreignHost, securityHeaders} from '../http/doors.ts';
import {malformed, type Refusal, refuse} from '../http/refusal.ts';

export interface Listening {
  /** The port that was taken. */
  readonly port: number;
  readonly addresses: readonly string[];
  /** Takes no new calls, and cuts those that are open: streams would stay for ever. */
  close(): Promise<void>;
}

/** Nobody else may listen there: the port is taken, or not ours to take. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';
}

/**
 * Listens on the host; for 127.0.0.1 and localhost on [::1] too, under the same port, where the machine has it.
 * Throws `CannotListen` with a sentence for people.
 */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  {host, port, tls}: {host: string; port: number; tls: {cert: string; key: string} | null},
): Promise<Listening> {
  const main = host === 'localhost' ? '127.0.0.1' : host;
  const servers: Server[] = [];
  const open = async (address: string, at: number) => {
    const server = serverFor(fetch, tls);
    await bind(server, address, at);
    servers.push(server);
    return (server.address() as AddressInfo).port;
  };

  const close = async () => {
    await Promise.all(
      servers.map((server) => {
        const closed = new Promise<void>((resolve) => server.close(() => resolve()));
        server.closeAllConnections();
        return closed;
      }),
    );
  };

  try {
    const taken = await open(main, port);
    if (main !== '127.0.0.1') return {port: taken, addresses: [main], close};
    const both = await openUnlessAbsent(() => open('::1', taken));
    return {port: taken, addresses: both ? [main, '::1'] : [main], close};
  } catch (error) {
    await close();
    throw new CannotListen(sentenceFor(error, host, port), {cause: error});
  }
}

/** A name or an address, perhaps with a port. */
const hostName = /^([\w.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i;

/** A machine without IPv6 is none the worse for it. */
async function openUnlessAbsent(open: () => Promise<unknown>): Promise<boolean> {
  try {
    await open();
    return true;
  } catch (error) {
    if (['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL', 'EPROTONOSUPPORT'].includes(codeOf(error))) return false;
    throw error;
  }
}

function serverFor(
  fetch: (request: Request) => Response | Promise<Response>,
  tls: {cert: string; key: string} | null,
): Server {
  const listener = getRequestListener(fetch, {
    overrideGlobalObjects: false,
    errorHandler: () => secured(malformed('The address of the request is none.')),
  });
  const options = {requireHostHeader: false};
  const handle = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    // Without a Host, or with one that is no name, there is no address to make a request of.
    if (hostName.test(incoming.headers.host ?? '')) void listener(incoming, outgoing);
    else incoming.socket.end(rawAnswer(foreignHost()));
  };
  const server = tls ? createTlsServer({...options, ...tls}, handle) : createServer(options, handle);
  server.on('clientError', (error, socket) => {
    if (codeOf(error) === 'ECONNRESET' || !socket.writable) return socket.destroy();
    socket.end(rawAnswer(refusalForBrokenRequest(codeOf(error))));
  });
  return server;
}

function refusalForBrokenRequest(code: string): Refusal {
  if (code === 'HPE_HEADER_OVERFLOW')
    return refuse(431, 'request.headers-too-large', 'The headers are too long.', 'Send fewer of them.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return refuse(408, 'request.timeout', 'The request took too long.', 'Send it in one go.');
  return malformed('It is no HTTP request.');
}

const secured = (refusal: Refusal): Response => {
  const response = refusal.answer();
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  return response;
};

/** For a connection on which nothing can be parsed any more. */
function rawAnswer({details}: Refusal): string {
  const body = JSON.stringify(details);
  const headers = {
    'content-type': 'application/problem+json',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
    ...securityHeaders,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${details.status} ${STATUS_CODES[details.status] ?? ''}`, ...lines, '', body].join('\r\n');
}

async function bind(server: Server, address: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({host: address, port, exclusive: true}, () => {
      server.off('error', reject);
      server.on('error', () => undefined); // one connection that could not be taken
      resolve();
    });
  });
}

function sentenceFor(error: unknown, host: string, port: number): string {
  const code = codeOf(error);
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use by another program: stop that one, or set PORT to another port.`;
  if (code === 'EACCES') return `This user may not listen on port ${port}: set PORT to one above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `This machine has no address ${host}: set HOST to one that it has.`;
  return `Deerpath cannot listen on ${host} port ${port}: ${code || String(error)}.`;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
