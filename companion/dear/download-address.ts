import type {DearAttachment} from '../../shared/documents/dear-document.ts';
import {DEAR_SITE} from '../../shared/documents/page-address.ts';

/**
 * The address of a file: on DEAR's own site, or where its API is. DEAR writes names and types into it as they are
 * (reference: sales and purchases, section 8), so that a `#` or `&` of a name would end it: they are encoded.
 *
 * @returns undefined for an address anywhere else, which nobody asks.
 */
export function downloadAddress(file: DearAttachment, apiUrl: string): URL | undefined {
  const address = parsed(encoded(file), apiUrl);
  return address && isDears(address, apiUrl) ? address : undefined;
}

/**
 * Where a redirect leads, when it may be followed: DEAR's own places, or a public host by https, as stores of files are.
 * Never with DEAR's keys.
 */
export function redirectAddress(location: string, from: URL, apiUrl: string): URL | undefined {
  const address = parsed(location, from.href);
  if (!address) return undefined;
  return isDears(address, apiUrl) || isPublic(address) ? address : undefined;
}

/** Whether DEAR's keys may go along: to the API's own origin alone. */
export const takesKeys = (address: URL, apiUrl: string): boolean => address.origin === new URL(apiUrl).origin;

function parsed(address: string, base: string): URL | undefined {
  if (address === '') return undefined;
  try {
    const url = new URL(address, base);
    return url.username === '' && url.password === '' ? url : undefined;
  } catch {
    return undefined;
  }
}

const isDears = (address: URL, apiUrl: string): boolean =>
  address.origin === DEAR_SITE || address.origin === new URL(apiUrl).origin;

/** A name with a dot that belongs to no network of somebody's own; no bare number, which could be any machine beside us. */
const isPublic = ({protocol, hostname, port}: URL): boolean =>
  protocol === 'https:' &&
  port === '' &&
  /\.[a-z][a-z0-9-]*$/i.test(hostname) &&
  !/\.(local|localhost|internal|intranet|lan|home|corp|arpa|test|invalid)$/i.test(hostname);

function encoded({url, fileName, contentType}: DearAttachment): string {
  const ending = (value: string, name: string, text: string): string =>
    value !== '' && text.endsWith(`${name}=${value}`)
      ? `${text.slice(0, text.length - value.length)}${encodeURIComponent(value.toWellFormed())}`
      : text;
  const named = ending(fileName, 'FileName', url);
  const type = `ContentType=${contentType}&`;
  return contentType === '' ? named : named.replace(type, `ContentType=${encodeURIComponent(contentType)}&`);
}
