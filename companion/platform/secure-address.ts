/**
 * The address as text without a slash at its end, when keys may travel to it: https, or this machine itself. Throws
 * otherwise; it says what is wrong, and nobody's secret.
 */
export function secureAddress(address: string): string {
  const url = new URL(address);
  const here = url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && here)) {
    throw new Error(`${url.origin} is neither https nor this machine itself.`);
  }
  return address.replace(/\/+$/, '');
}
