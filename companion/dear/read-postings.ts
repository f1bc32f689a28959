import * as z from 'zod';
import type {DearPosting} from './dear.ts';
import {amount, day, word} from './shapes.ts';

const posting = z.object({
  Type: word,
  DebitAccountCode: word,
  CreditAccountCode: word,
  Amount: amount,
  EffectiveDate: day,
  Reference: word,
});

/** Rows of `/transactions` in our words; undefined when one of them cannot be read: stock value is never guessed. */
export function readPostings(rows: readonly unknown[]): DearPosting[] | undefined {
  const read: DearPosting[] = [];
  for (const row of rows) {
    const {data} = posting.safeParse(row);
    if (!data || data.EffectiveDate === null) return undefined;
    read.push({
      type: data.Type,
      debit: codeOf(data.DebitAccountCode),
      credit: codeOf(data.CreditAccountCode),
      amount: data.Amount,
      day: data.EffectiveDate,
      reference: data.Reference,
    });
  }
  return read;
}

/** Some tasks name accounts as people see them, `715: Inventory` (DEAR's samples of stock adjustments). */
const codeOf = (account: string): string => (account.split(':')[0] ?? '').trim();
