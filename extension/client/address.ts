export const DEFAULT_ADDRESS = 'http://127.0.0.1:4780';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The origin to call, or what is wrong with what was typed; the words for it are the form's. */
type CompanionAddress =
  | {readonly ok: true; readonly origin: string}
  | {readonly ok: false; readonly fault: 'unreadable' | 'needsHttps'};

/**
 * A companion's address as a person types it, as the origin we call. `localhost` becomes `127.0.0.1`: to the browser the
 * two are different permissions, and we hold the one. Beyond this computer only https is taken, as the login travels along.
 */
export function companionAddress(typed: string): CompanionAddress {
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
    return {ok: false, fault: 'unreadable'};
  }
  if (!url.hostname || /\s/.test(host) || url.username || url.password) return {ok: false, fault: 'unreadable'};
  if (loopback) {
    url.hostname = '127.0.0.1';
    return {ok: true, origin: url.origin};
  }
  return url.protocol === 'https:' ? {ok: true, origin: url.origin} : {ok: false, fault: 'needsHttps'};
}

/** The permission for an origin, as the browser names it: of the host, whatever its port, as Firefox takes no port there. */
export function permissionFor(origin: string): {origins: string[]} {
  const {protocol, hostname} = new URL(origin);
  return {origins: [`${protocol}//${hostname}/*`]};
}

/** Whether the browser has to ask the person before we may call this origin. */
export const needsPermission = (origin: string): boolean => !origin.startsWith('http://127.0.0.1');
