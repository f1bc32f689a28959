import type {Cause} from '../alerts/cause.ts';
import type {Store} from '../store/store.ts';
import {changedThere} from './changed-there.ts';

const MOST_LINKED = 200;

/** What was changed in Xero, as one notice: a warning, for nothing waits for it and nobody did wrong. */
export function changedCause(store: Pick<Store, 'state' | 'get'>): Cause[] {
  const entries = changedThere(store);
  const [first] = entries;
  if (!first) return [];
  const others = entries.length - 1;
  const named = `${first.xeroNumber || 'A document'}${others === 0 ? '' : ` and ${others} more`}`;
  return [
    {
      key: 'xero.changed-there',
      severity: 'warning',
      code: 'xero.changed-there',
      title: `${named} ${others === 0 ? 'was' : 'were'} changed in Xero after Deerpath sent ${others === 0 ? 'it' : 'them'}`,
      detail: 'Voided, deleted or edited there: each row says what. Deerpath changes nothing back.',
      fix: 'Look at the rows. Where DEAR should say the same, change it there. What DEAR says later replaces it only when you retry.',
      count: entries.length,
      transactionIds: entries.flatMap(({rowId}) => rowId ?? []).slice(0, MOST_LINKED),
    },
  ];
}
