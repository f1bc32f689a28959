import type {Problem} from '../../shared/result.ts';
import type {State} from '../store/state-record.ts';
import type {XeroConnection} from './connection.ts';
import type {Tenant} from './identity.ts';
import {loginEnded} from './xero-trouble.ts';

type Kept = State['xero'];

/**
 * How the connection to Xero stands.
 *
 * @param outcome what went wrong at the last login, while no organisation is connected.
 * @param now milliseconds UTC.
 */
export function connectionStatus(
  xero: Kept,
  {outcome, now}: {outcome: Problem | null; now: number},
): ReturnType<XeroConnection['status']> {
  const disconnected = {state: 'disconnected', ...(outcome ? {problem: outcome} : {})} as const;
  if (!xero || (!xero.tokens && !xero.problem)) return disconnected;
  const organisation = xero.organisation ? {organisation: xero.organisation} : {};
  const reconnectBy = xero.reconnectBy ? {reconnectBy: xero.reconnectBy} : {};
  if (xero.tokens && !organisationInHand(xero)) {
    if (xero.tenants.length === 0) return disconnected;
    return {state: 'choose', choices: xero.tenants.map(({tenantId, name}) => ({tenantId, name}))};
  }
  const hasLapsed = xero.reconnectBy !== null && Date.parse(xero.reconnectBy) <= now;
  const problem = xero.problem ?? (hasLapsed ? loginEnded(null).problem : null);
  if (problem) return {state: 'failing', ...organisation, ...reconnectBy, problem};
  return {state: 'connected', ...organisation, ...reconnectBy};
}

/** The organisation that calls go to; undefined while none is chosen, or nobody is logged in. */
export const organisationInHand = (xero: Kept): Tenant | undefined =>
  xero?.tokens ? xero.tenants.find(({tenantId}) => tenantId === xero.tenantId) : undefined;
