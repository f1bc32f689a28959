import type {Configuration} from '../configuration.ts';
import {problemOf, Trouble} from '../platform/trouble.ts';
import type {XeroConnection} from '../xero/connection.ts';

/** Stands where the login at Xero comes. */
export function noXero({xeroCallsPerDay, xeroCallsPerMinute}: Configuration): XeroConnection {
  const absent = () => {
    throw new Trouble(
      'standing',
      problemOf(
        'xero.no-app',
        'Xero cannot be connected yet.',
        'This companion has no login at Xero.',
        'Wait for the next version.',
      ),
    );
  };
  return {
    beginLogin: absent,
    finishLogin: async () => absent(),
    choose: async () => absent(),
    disconnect: async () => undefined,
    client: () => undefined,
    tenantId: () => undefined,
    status: () => ({state: 'disconnected'}),
    budget: () => ({
      xeroMinute: {limit: xeroCallsPerMinute, remaining: xeroCallsPerMinute},
      xeroDay: {limit: xeroCallsPerDay, remaining: xeroCallsPerDay},
    }),
  };
}
