import type {DocumentKind} from '../../shared/documents/kinds.ts';
import type {Transaction} from '../../shared/history/transaction.ts';
import {localTimes} from '../http/local-time.ts';

/** The columns of the history as a file; times by the clock of the zone. */
export function transactionColumns(timeZone: string) {
  const timeOf = localTimes(timeZone);
  return [
    {title: `Since (${timeZone})`, cell: ({createdAt}: Transaction) => timeOf(createdAt)},
    {title: 'Last change', cell: ({updatedAt}: Transaction) => timeOf(updatedAt)},
    {title: 'Kind', cell: ({kind}: Transaction) => kindWords[kind]},
    {title: 'Status', cell: ({status}: Transaction) => status},
    {title: 'Number in DEAR', cell: ({dear}: Transaction) => dear.number},
    {title: 'Customer or supplier', cell: ({dear}: Transaction) => dear.party},
    {title: 'Amount', cell: ({amount}: Transaction) => amount?.value ?? null},
    {title: 'Currency', cell: ({amount}: Transaction) => amount?.currency ?? null},
    {title: 'Number in Xero', cell: ({xero}: Transaction) => xero?.number ?? null},
    {title: 'Why', cell: whyOf},
    {title: 'What to do', cell: ({problem}: Transaction) => problem?.fix ?? null},
    {title: 'Notes', cell: ({notes}: Transaction) => notes.join(' ')},
    {title: 'Asked for by', cell: ({requestedBy}: Transaction) => requestedBy ?? 'Autosync'},
    {title: 'Tries', cell: ({attempts}: Transaction) => attempts},
    {title: 'In DEAR', cell: ({dear}: Transaction) => dear.url},
    {title: 'In Xero', cell: ({xero}: Transaction) => xero?.url ?? null},
  ];
}

function whyOf({problem, waitingFor, skipped}: Transaction): string | null {
  if (skipped) return `Skipped by ${skipped.user}: ${skipped.reason}`;
  if (problem) return [problem.title, problem.detail].filter(Boolean).join(' ');
  return waitingFor ?? null;
}

const kindWords: Readonly<Record<DocumentKind, string>> = {
  'sale-invoice': 'Invoice',
  bill: 'Bill',
  'sale-credit-note': 'Credit note',
  'bill-credit-note': 'Supplier credit note',
  payment: 'Payment',
  refund: 'Refund',
  allocation: 'Allocation',
  'purchase-order': 'Purchase order',
  attachment: 'File',
  journal: 'Journal',
};
