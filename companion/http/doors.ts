import {Refusal, refuse} from './refusal.ts';

/** On every answer, refusals too. No CORS header is ever sent: pages of other sites get nothing. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
};

/**
 * Throws a 403 unless the Host is 127.0.0.1, localhost or [::1] with the port, or the public address's: a page of another
 * site whose name was made to point at this machine (DNS rebinding) stops here.
 */
export function refuseForeignHost(host: string | null, allowed: {port: number; publicUrl: string | null}): void {
  if (host !== null && allowedHosts(allowed).has(host.trim().toLowerCase())) return;
  throw foreignHost();
}

export const foreignHost = () =>
  refuse(
    403,
    'request.foreign-host',
    'Deerpath does not answer under this name.',
    'Use http://127.0.0.1 with the port, or set PUBLIC_URL to the address that browsers use.',
  );

const localNames = ['127.0.0.1', 'localhost', '[::1]'];
const defaultPorts = new Map([
  ['http:', '80'],
  ['https:', '443'],
]);

function allowedHosts({port, publicUrl}: {port: number; publicUrl: string | null}): Set<string> {
  const hosts = localNames.map((name) => `${name}:${port}`);
  // Browsers leave out the port that goes without saying.
  if (port === 80 || port === 443) hosts.push(...localNames);
  if (publicUrl !== null) {
    const {host, port: publicPort, protocol} = new URL(publicUrl);
    hosts.push(host, ...(publicPort ? [] : [`${host}:${defaultPorts.get(protocol)}`]));
  }
  return new Set(hosts);
}

const kilobyte = 1024;

/** How many bytes a body may have at that path. */
export const bodyLimit = (path: string): number => (path === '/api/settings' ? 256 : 64) * kilobyte;

/** The whole body. Throws a 413 as soon as it is known to be too long, whether it said its length or not; a 400 when it breaks off. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  if (request.method === 'GET' || request.method === 'HEAD' || !request.body) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of request.body) {
      size += part.byteLength;
      if (size > limit) throw tooLarge(limit);
      parts.push(part);
    }
  } catch (error) {
    // Whoever sent it has gone: nothing of ours is broken.
    throw error instanceof Refusal ? error : cutShort();
  }
  return new Uint8Array(Buffer.concat(parts));
}

const tooLarge = (limit: number) =>
  refuse(413, 'request.too-large', 'The body is too long.', `At most ${limit / kilobyte} kB are read here.`, {
    headers: {connection: 'close'},
  });

const cutShort = () => refuse(400, 'request.cut-short', 'The request broke off.', 'Send it once more, all of it.');
