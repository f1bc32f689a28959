import * as z from 'zod';
import type {DearPosting} from './dear.ts';
import {amount, day, word} from './shapes.ts';

const posting = z.object({
  Type: word,
  DebitAccountCode: word,
  CreditAccountCode: word,
  EffectiveDate: day,
  Reference: word,
});
const posted = z.object({Amount: amount});

/**
 * Rows of `/transactions` in our words. One that has no amount, or an account on one side alone, is broken and says so;
 * undefined when the day of one cannot be read: then nobody knows where it is missing. One without any counts on no day.
 */
export function readPostings(rows: readonly unknown[]): DearPosting[] | undefined {
  const read: DearPosting[] = [];
  for (const row of rows) {
    const {data} = posting.safeParse(row);
    if (!data) return undefined;
    if (data.EffectiveDate === null) continue;
    const {data: sum} = posted.safeParse(row);
    const [debit, credit] = [codeOf(data.DebitAccountCode), codeOf(data.CreditAccountCode)];
    const broken = sum ? (debit && credit ? null : 'It has an account on one side alone.') : 'It has no amount.';
    read.push({
      ...{type: data.Type, debit, credit, day: data.EffectiveDate, reference: data.Reference},
      amount: sum?.Amount ?? '0',
      // What moves nothing is missed by nobody.
      ...(broken && sum?.Amount !== '0' ? {broken} : {}),
    });
  }
  return read;
}

/** Some tasks name accounts as people see them, `715: Inventory` (DEAR's samples of stock adjustments). */
const codeOf = (account: string): string => (account.split(':')[0] ?? '').trim();
