import type {BookData, Posting} from '../books/book.ts';
import {midnight, numeral, spelledGuid} from './awkward.ts';

/** `/transactions`: FromDate and ToDate are strict on both sides, Account matches either code (DEAR's documentation). */
export function postingRows(
  {postings}: BookData,
  filter: {after: number | undefined; before: number | undefined; account: string | undefined},
): Record<string, unknown>[] {
  const at = ({date}: Posting) => Date.parse(`${date}T00:00:00Z`);
  return postings
    .filter((posting) => filter.after === undefined || at(posting) > filter.after)
    .filter((posting) => filter.before === undefined || at(posting) < filter.before)
    .filter(({debit, credit}) => !filter.account || debit === filter.account || credit === filter.account)
    .map((posting, index) => ({
      TaskID: spelledGuid(posting.taskId, `posting ${index}`),
      DebitAccountCode: posting.debit,
      CreditAccountCode: posting.credit,
      Amount: numeral(posting.amount, `posting ${posting.taskId} ${index}`),
      EffectiveDate: midnight(posting.date),
      Reference: posting.reference,
      Transaction: posting.text,
      Type: posting.type,
    }));
}
