import * as z from 'zod';
import {documentKinds} from '../../shared/documents/kinds.ts';
import {transactionStatuses} from '../../shared/history/transaction.ts';
import {limitOf, listingQuery, readCursor} from '../http/listing.ts';
import {type FieldError, unacceptable} from '../http/refusal.ts';
import type {HistoryQuery} from './find-page.ts';

/** The filters of `GET /api/transactions` as they stand in the address. */
export const historyQuery = z.object({
  status: z
    .string()
    .optional()
    .meta({description: `One or several, with commas: ${transactionStatuses.join(', ')}.`}),
  kind: z
    .string()
    .optional()
    .meta({description: `One or several, with commas: ${documentKinds.join(', ')}.`}),
  q: z.string().max(200).optional().meta({description: 'Part of a number, a party or an order number.'}),
  document: z
    .guid('An id is a guid.')
    .optional()
    .meta({description: "DEAR's id of the sale or purchase, or of the invoice in it."}),
  run: z.string().max(64).optional(),
  from: z.string().optional().meta({description: 'A day or an instant, included.'}),
  to: z.string().optional().meta({description: 'A day, included, or an instant, not included.'}),
  ...listingQuery,
});

const place = z.tuple([z.iso.datetime(), z.string().min(1)]);

/** Throws a 422 that names every filter with a value nobody can match, and a 400 for a bad cursor or limit. */
export function readHistoryQuery(asked: z.infer<typeof historyQuery>): HistoryQuery {
  const limit = limitOf(asked.limit);
  const after = readCursor(asked.cursor, place);
  const errors: FieldError[] = [];
  const query: HistoryQuery = {
    statuses: oneOf('status', asked.status, transactionStatuses, errors),
    kinds: oneOf('kind', asked.kind, documentKinds, errors),
    text: asked.q?.trim() || undefined,
    document: asked.document?.toLowerCase(),
    run: asked.run || undefined,
    from: instant('from', asked.from, 0, errors),
    to: instant('to', asked.to, 1, errors),
    limit,
    after: after && {createdAt: after[0], id: after[1]},
  };
  if (errors.length > 0) throw unacceptable(...errors);
  return query;
}

function oneOf<Word extends string>(
  path: string,
  text: string | undefined,
  words: readonly Word[],
  errors: FieldError[],
): ReadonlySet<Word> | undefined {
  if (!text) return undefined;
  const asked = text.split(',').filter((word) => word !== '');
  const known = words.filter((word) => asked.includes(word));
  if (new Set(asked).size !== known.length) errors.push({path, message: `It is one of ${words.join(', ')}.`});
  return asked.length > 0 ? new Set(known) : undefined;
}

/** A day stands for its beginning, or with `days` 1 for its end; UTC. */
function instant(path: string, text: string | undefined, days: number, errors: FieldError[]): string | undefined {
  if (!text) return undefined;
  if (z.iso.date().safeParse(text).success)
    return new Date(Date.parse(text) + days * 24 * 60 * 60 * 1000).toISOString();
  if (z.iso.datetime({offset: true}).safeParse(text).success) return new Date(text).toISOString();
  errors.push({path, message: 'It is a day, YYYY-MM-DD, or an instant in ISO 8601.'});
  return undefined;
}
