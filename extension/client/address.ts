import {failed, ok, type Problem, type Result} from '../../shared/result.ts';

export const DEFAULT_ADDRESS = 'http://127.0.0.1:4780';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * A companion's address as a person types it, as the origin we call. `localhost` becomes `127.0.0.1`: to the browser the
 * two are different permissions, and we hold the one. Beyond this computer only https is taken, as the login travels along.
 */
export function companionAddress(typed: string): Result<string> {
  const text = typed.trim();
  const bare = text.replace(/^https?:\/\//i, '');
  const host = bare.split(/[/?#]/)[0] ?? '';
  const name = host.startsWith('[') ? host.slice(0, host.indexOf(']') + 1) : (host.split(':')[0] ?? '');
  const loopback = LOOPBACK.has(name.toLowerCase());
  const scheme = /^https?:\/\//i.exec(text)?.[0].toLowerCase() ?? (loopback ? 'http://' : 'https://');

  let url: URL;
  try {
    url = new URL(`${scheme}${bare}`);
  } catch {
    return failed(unreadable);
  }
  if (!url.hostname || /\s/.test(host) || url.username || url.password) return failed(unreadable);
  if (loopback) {
    url.hostname = '127.0.0.1';
    return ok(url.origin);
  }
  return url.protocol === 'https:' ? ok(url.origin) : failed(needsHttps);
}

/** Whether the browser has to ask the person before we may call this origin. */
export const needsPermission = (origin: string): boolean => !origin.startsWith('http://127.0.0.1');

const unreadable: Problem = {
  code: 'address.unreadable',
  title: 'This is no address.',
  detail: 'An address looks like 127.0.0.1:4780 or https://deerpath.example.com.',
  fix: 'Enter the address the companion printed when it started.',
  raw: null,
};

const needsHttps: Problem = {
  code: 'address.needs-https',
  title: 'This address needs https.',
  detail: 'Beyond this computer the login would travel unprotected.',
  fix: 'Enter an address that begins with https://.',
  raw: null,
};
