import {DEAR_SITE} from '../../shared/documents/page-address.ts';
import {fromCents} from '../../shared/money/cents.ts';
import type {MappedJournal} from './map-journal.ts';

/** A manual journal as an element of Xero's `ManualJournals`; with `id` it is a change of that one, whose lines it replaces. */
export const journalJson = ({narration, date, status, lines}: MappedJournal, id?: string): object => ({
  Narration: narration,
  JournalLines: lines.map(({amount, accountCode, description}) => ({
    LineAmount: Number(fromCents(amount)),
    AccountCode: accountCode,
    Description: description,
    TaxType: 'NONE',
  })),
  Date: date,
  LineAmountTypes: 'NoTax',
  Status: status,
  Url: DEAR_SITE,
  ...(id ? {ManualJournalID: id} : {}),
});
