import type {Forecast, ForecastSwitch} from '../../shared/contract/forecast.ts';
import type {Settings} from '../../shared/contract/settings.ts';
import type {Books} from '../ledger/keys.ts';
import type {LedgerEntry} from '../store/ledger-records.ts';
import type {Master} from '../store/master-record.ts';
import {countFiles, countJournals, countOrders, countPayments} from './forecast-counts.ts';

/** What is known without a call. */
export interface Known {
  /** Sales and purchases of the company, as last read; gone through once. */
  readonly masters: Iterable<Master>;
  readonly settings: Settings;
  readonly books: Books;
  readonly entry: (id: string) => Pick<LedgerEntry, 'state'> | undefined;
  /** The company's calendar day. */
  readonly today: string;
}

/** What turning a switch on would take. */
export interface Count {
  readonly documents: number;
  readonly items: number;
  /** Calls of DEAR before anything can be sent, and those beside the sending. */
  readonly reads: number;
  readonly downloads: number;
  readonly xero: number;
}

const counts: Readonly<Record<ForecastSwitch, (known: Known) => Count>> = {
  exportAttachments: countFiles,
  exportPurchaseOrders: countOrders,
  exportPayments: countPayments,
  exportJournals: countJournals,
};

/** A tenth of Xero's day is kept for what people wait for (`xero/day-budget.ts`). */
const OF_THE_DAY = 0.9;

/**
 * What the next sync would take to Xero if a switch were on, and how long it would be about it. Pure.
 *
 * @param pace DEAR's and Xero's calls a minute, and Xero's calls a day.
 */
export function forecast(
  which: ForecastSwitch,
  known: Known,
  pace: {dear: number; xero: number; xeroDay: number},
): Forecast {
  const {documents, items, reads, downloads, xero} = counts[which](known);
  // Documents are read first; then files come and go side by side.
  const minutes =
    reads / Math.max(1, pace.dear) + Math.max(downloads / Math.max(1, pace.dear), xero / Math.max(1, pace.xero));
  return {
    switch: which,
    documents,
    items,
    calls: {dear: reads + downloads, xero},
    minutes: Math.ceil(minutes),
    days: Math.max(1, Math.ceil(xero / Math.max(1, Math.floor(pace.xeroDay * OF_THE_DAY)))),
  };
}
