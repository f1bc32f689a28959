import type {Configuration} from '../configuration.ts';

/**
 * Where Xero sends the browser back to. Xero accepts plain http for localhost only (Xero's documentation, OAuth 2.0); a
 * companion that speaks TLS answers no plain http, so there it is the address that colleagues' browsers use.
 */
export function redirectAddress(
  {xeroRedirectUrl, publicUrl, tls}: Pick<Configuration, 'xeroRedirectUrl' | 'publicUrl' | 'tls'>,
  port: number,
): string {
  if (xeroRedirectUrl !== null) return xeroRedirectUrl;
  const origin = tls ? (publicUrl ?? `https://localhost:${port}`) : `http://localhost:${port}`;
  return `${origin}/connections/xero/callback`;
}
