import * as z from 'zod';
import {documentKinds} from '../../shared/documents/kinds.ts';
import {transactionStatuses} from '../../shared/history/transaction.ts';
import {periodOf, periodQuery, wordsOf} from '../http/filters.ts';
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
  cause: z
    .string()
    .max(500)
    .optional()
    .meta({description: 'Why it did not go, as a run’s `met` says it: the code, a blank, the title.'}),
  notification: z.string().max(64).optional().meta({description: 'The id of a notification: the rows it tells of.'}),
  ...periodQuery,
  ...listingQuery,
});

const place = z.tuple([z.iso.datetime(), z.string().min(1)]);

/**
 * Throws a 422 that names every filter with a value nobody can match, and a 400 for a bad cursor or limit.
 * @param timeZone whose calendar days are meant
 * @param rowsOf the rows that a notification tells of
 */
export function readHistoryQuery(
  asked: z.infer<typeof historyQuery>,
  {timeZone, rowsOf}: {timeZone: string; rowsOf: (notification: string) => ReadonlySet<string>},
): HistoryQuery {
  const limit = limitOf(asked.limit);
  const after = readCursor(asked.cursor, place);
  const errors: FieldError[] = [];
  const query: HistoryQuery = {
    statuses: wordsOf('status', asked.status, transactionStatuses, errors),
    kinds: wordsOf('kind', asked.kind, documentKinds, errors),
    text: asked.q?.trim() || undefined,
    document: asked.document?.toLowerCase(),
    run: asked.run || undefined,
    cause: asked.cause || undefined,
    among: asked.notification ? rowsOf(asked.notification) : undefined,
    ...periodOf(asked, timeZone, errors),
    limit,
    after: after && {createdAt: after[0], id: after[1]},
  };
  if (errors.length > 0) throw unacceptable(...errors);
  return query;
}
