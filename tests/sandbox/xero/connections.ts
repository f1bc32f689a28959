import type {Books} from './books.ts';
import type {Login} from './logins.ts';
import {type Answer, json} from './wire.ts';

interface Connection {
  readonly id: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly createdAt: number;
  authEventId: string;
  updatedAt: number;
}

export type Connections = ReturnType<typeof createConnections>;

/** Which organisations each app may work with; they never end by themselves. */
export function createConnections(now: () => number, newId: () => string, books: readonly Books[]) {
  let connections: Connection[] = [];

  return {
    /** Consent for an organisation; one that was connected before keeps its connection and gets a new time. */
    connect(tenantId: string, login: Login): void {
      const known = connections.find((one) => one.tenantId === tenantId && one.clientId === login.clientId);
      if (known) Object.assign(known, {authEventId: login.authEventId, updatedAt: now()});
      else {
        const {authEventId, clientId} = login;
        connections.push({id: newId(), tenantId, clientId, authEventId, createdAt: now(), updatedAt: now()});
      }
    },
    isConnected: (tenantId: string, clientId: string): boolean =>
      connections.some((one) => one.tenantId === tenantId && one.clientId === clientId),
    list(clientId: string, authEventId: string | undefined): Answer {
      const mine = connections.filter(
        (one) => one.clientId === clientId && (!authEventId || one.authEventId === authEventId),
      );
      return json(
        200,
        mine.map((one) => ({
          id: one.id,
          authEventId: one.authEventId,
          tenantId: one.tenantId,
          tenantType: 'ORGANISATION',
          tenantName: books.find((book) => book.tenantId === one.tenantId)?.organisation.Name ?? '',
          createdDateUtc: longTime(one.createdAt),
          updatedDateUtc: longTime(one.updatedAt),
        })),
      );
    },
    remove(id: string, clientId: string): Answer {
      const before = connections.length;
      connections = connections.filter((one) => one.id !== id || one.clientId !== clientId);
      return connections.length < before
        ? {status: 204, headers: {}, body: ''}
        : json(404, {Title: 'Not Found', Status: 404, Detail: 'The connection was not found', Extensions: {}});
    },
    disconnectTenant(tenantId: string): void {
      connections = connections.filter((one) => one.tenantId !== tenantId);
    },
    removeAll(): void {
      connections = [];
    },
  };
}

/** Without a zone and with seven decimals, as this endpoint writes times. */
const longTime = (at: number): string => `${new Date(at).toISOString().slice(0, 23)}0000`;
