import {type Cents, sum, toCents} from '../../shared/money/cents.ts';
import type {BookData} from '../sandbox/books/book.ts';
import type {Books as XeroBooks} from '../sandbox/xero/books.ts';

/**
 * What is wrong with Xero's manual journals, in words: a day and type twice at any time; in the end also one that lacks, or
 * that moves an account by something else than DEAR did. Written without a look at how Deerpath does it.
 */
export function wrongJournalsInXero(
  dear: BookData,
  xero: Pick<XeroBooks, 'manualJournals'>,
  isTheEnd: boolean,
): string[] {
  const ours = xero.manualJournals.filter(({createdBy, status}) => createdBy !== null && status === 'POSTED');
  const wrong = ours
    .filter(({narration}, index) => ours.findIndex((other) => other.narration === narration) !== index)
    .map(({narration}) => `The journal “${narration}” is in Xero more than once`);
  if (!isTheEnd) return wrong;
  const codes = new Set(dear.postings.flatMap(({debit, credit}) => [debit, credit]));
  for (const code of codes) {
    const due = sum(
      dear.postings.map(({debit, credit, amount}): Cents => {
        const cents = toCents(amount);
        return (debit === code ? cents : 0) - (credit === code ? cents : 0);
      }),
    );
    const lines = ours.flatMap((journal) => journal.lines).filter(({accountCode}) => accountCode === code);
    const there = sum(lines.map(({lineAmount}) => lineAmount));
    if (there !== due) wrong.push(`Journals move account ${code} by ${there} instead of ${due}`);
  }
  return wrong;
}
