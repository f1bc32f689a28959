import type {Attempt, Transaction} from '../../shared/history/transaction.ts';
import type {User} from '../../shared/pairing/user.ts';
import {noteActivity} from '../activity/note-activity.ts';
import {hasPutBack, hasSkipped} from '../activity/transaction-deeds.ts';
import {type Clock, isoTime} from '../platform/clock.ts';
import type {Ids} from '../platform/ids.ts';
import type {Row} from '../store/records.ts';
import type {Changes, Store} from '../store/store.ts';

export type ActResult =
  | {outcome: 'done'; transaction: Transaction}
  | {outcome: 'unknown'}
  /** Not possible in the state the row is in. */
  | {outcome: 'refused'; transaction: Transaction; why: 'status' | 'under-way'};

/** A person decides that a document does not go to Xero. One that may be there already is not skipped. */
export function skip(
  store: Store,
  id: string,
  {reason, user, ids, clock}: {reason: string; user: User; ids: Ids; clock: Clock},
): Promise<ActResult> {
  return store.commit('history.skip', (changes) => {
    const row = changes.get('rows', id);
    if (!row) return {outcome: 'unknown'};
    if (row.transaction.status !== 'Pending' && row.transaction.status !== 'Failed') return refused(row, 'status');
    if (isUnderWay(changes, row)) return refused(row, 'under-way');

    const at = isoTime(clock.now());
    noteActivity(changes, {ids, clock}, hasSkipped(user.name, row.transaction, reason));
    const {waitingFor: _, ...transaction} = row.transaction;
    return put(changes, row, 'skipped', `Skipped by ${user.name}: ${reason}`, {
      ...transaction,
      status: 'Skipped',
      problem: null,
      skipped: {reason, user: user.name, at},
      updatedAt: at,
    });
  });
}

/** Puts a skipped document back in line: Pending, and due at the next run. */
export function unskip(
  store: Store,
  id: string,
  {user, ids, clock}: {user: User; ids: Ids; clock: Clock},
): Promise<ActResult> {
  return store.commit('history.unskip', (changes) => {
    const row = changes.get('rows', id);
    if (!row) return {outcome: 'unknown'};
    if (row.transaction.status !== 'Skipped') return refused(row, 'status');

    unsettle(changes, row);
    noteActivity(changes, {ids, clock}, hasPutBack(user.name, row.transaction));
    return put(changes, row, 'unskipped', `Put back by ${user.name}.`, {
      ...row.transaction,
      status: 'Pending',
      skipped: null,
      updatedAt: isoTime(clock.now()),
    });
  });
}

function put(
  changes: Changes,
  row: Row,
  outcome: Attempt['outcome'],
  text: string,
  transaction: Transaction,
): ActResult {
  const attempt: Attempt = {at: transaction.updatedAt, runId: null, outcome, text, idempotencyKey: null, problem: null};
  changes.put('rows', {...row, transaction, attempts: [...row.attempts, attempt]});
  return {outcome: 'done', transaction};
}

const refused = (row: Row, why: 'status' | 'under-way'): ActResult => ({
  outcome: 'refused',
  transaction: row.transaction,
  why,
});

/** Sent, and what came of it not known yet: it may be in Xero this moment. */
function isUnderWay(changes: Changes, row: Row): boolean {
  const state = row.entryId === null ? undefined : changes.get('ledger', row.entryId)?.state;
  return state === 'sending' || state === 'unknown';
}

/** The sale or purchase counted as settled with the part skipped; the next list poll has to look at it again. */
function unsettle(changes: Changes, row: Row): void {
  const [account, tenant] = row.entryId?.split('/') ?? [];
  const master = masterIds(row)
    .map((id) => changes.get('masters', id))
    .find((found) => found !== undefined);
  if (!account || !tenant || !master) return;
  const {[tenant]: _, ...settled} = master.settled;
  changes.put('masters', {...master, settled});
}

/** Under which ids the row's sale or purchase can lie in the masters. */
function masterIds(row: Row): string[] {
  const account = row.entryId?.split('/')[0];
  if (!account) return [];
  return ['sale', 'purchase'].map((family) => `${account}/${family}/${row.transaction.dear.id}`);
}
