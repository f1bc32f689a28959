import type {Transaction} from '../../shared/history/transaction.ts';

type Row = Pick<Transaction, 'id' | 'createdAt'>;

/** Newest first, as the companion orders them. */
const isBefore = (one: Row, other: Row): boolean =>
  one.createdAt === other.createdAt ? one.id > other.id : one.createdAt > other.createdAt;

/** The list with rows that changed where they stand, new ones in their place, and those that no longer belong gone. */
export function mergeRows<Item extends Row>(
  list: readonly Item[],
  arrived: readonly Item[],
  belongs: (row: Item) => boolean,
): Item[] {
  const changes = new Map(arrived.map((row) => [row.id, row]));
  const merged: Item[] = [];
  for (const row of list) {
    const change = changes.get(row.id);
    changes.delete(row.id);
    if (change === undefined) merged.push(row);
    else if (belongs(change)) merged.push(change);
  }
  for (const row of changes.values()) {
    if (!belongs(row)) continue;
    const at = merged.findIndex((other) => isBefore(row, other));
    if (at >= 0) merged.splice(at, 0, row);
    else if (list.length === 0) merged.push(row); // older than all that was read: it comes with its page
  }
  return merged;
}

/**
 * The list with its top read anew: what the new page covers is as the page says, what lies further down stays. `isWhole`
 * tells that nothing lies further down.
 */
export function mergeHead<Item extends Row>(list: readonly Item[], head: readonly Item[], isWhole: boolean): Item[] {
  const last = head.at(-1);
  if (isWhole || last === undefined) return [...head];
  return [...head, ...list.filter((row) => isBefore(last, row))];
}
