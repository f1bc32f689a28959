import * as z from 'zod';
import {limitOf, readCursor, writeCursor} from './listing.ts';
import {malformed} from './refusal.ts';

/**
 * A page of a list that is ordered already. A cursor names the last one of its page: what comes later, or fits no longer,
 * changes nothing behind it. Throws a 400 for a limit or cursor that is none.
 */
export function pageById<Item extends {readonly id: string}>(
  all: readonly Item[],
  asked: {limit?: string | undefined; cursor?: string | undefined},
  fitting: (item: Item) => boolean = () => true,
): {items: Item[]; nextCursor: string | null} {
  const limit = limitOf(asked.limit);
  const after = readCursor(asked.cursor, z.string().min(1));
  const begin = after === undefined ? 0 : all.findIndex(({id}) => id === after) + 1;
  if (after !== undefined && begin === 0) throw malformed('This cursor comes from no answer of Deerpath.');
  const left = all.slice(begin).filter(fitting);
  const items = left.slice(0, limit);
  const last = items.at(-1);
  return {items, nextCursor: last && left.length > limit ? writeCursor(last.id) : null};
}
