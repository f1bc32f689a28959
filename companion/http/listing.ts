import * as z from 'zod';
import {malformed} from './refusal.ts';

/** `?limit=1..200&cursor=` of every list. */
export const listingQuery = {
  limit: z.string().optional().meta({description: 'How many at most: 1 to 200, 50 when not said.'}),
  cursor: z.string().optional().meta({description: 'The nextCursor of the page before.'}),
};

const usual = 50;
const most = 200;

/** Throws a 400 outside 1..200. */
export function limitOf(text: string | undefined): number {
  if (text === undefined) return usual;
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > most)
    throw malformed('limit is a whole number from 1 to 200.', [{path: 'limit', message: '1 to 200.'}]);
  return limit;
}

/** A place in a list as text that means nothing to the caller. */
export const writeCursor = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** Throws a 400 for text that no answer of ours held. */
export function readCursor<Place>(text: string | undefined, schema: z.core.$ZodType<Place>): Place | undefined {
  if (text === undefined) return undefined;
  try {
    return z.parse(schema, JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw malformed('This cursor comes from no answer of Deerpath.', [
      {path: 'cursor', message: 'Take nextCursor as it is.'},
    ]);
  }
}
