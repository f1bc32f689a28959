import {groupByCause} from '../../shared/alerts/causes.ts';
import type {Status} from '../../shared/contract/status.ts';
import type {Transaction} from '../../shared/history/transaction.ts';
import {countText} from '../ui/format.ts';

/** Documents that failed for one and the same cause, or a standing problem that stops all. */
export interface Cause {
  readonly code: string;
  readonly title: string;
  /** How the cause is mended, as a link's words, and where. */
  readonly mend: string;
  readonly where: string;
  /** `12 bills`; empty for a standing problem. */
  readonly count: string;
}

/**
 * The problems grouped by cause, standing ones first, then the ones with most documents.
 */
export function causesOf(status: Status | null, failed: readonly Transaction[]): readonly Cause[] {
  const standing = (status?.standing ?? []).map(({code, title}) => ({
    code,
    title: bare(title),
    ...mendOf(code),
    count: '',
  }));
  const documents = groupByCause(failed).map(({problem, rows}) => ({
    code: problem.code,
    title: bare(problem.title),
    ...mendOf(problem.code),
    count: documentsText(rows),
  }));
  return [...standing, ...documents];
}

/** Where a problem of this code is mended; what has no page of ours is looked at in the history. */
export function mendOf(code: string): {readonly mend: string; readonly where: string} {
  return mends.find(([codes]) => codes.test(code))?.[1] ?? {mend: 'See what you can do', where: 'sidepanel.html'};
}

const mends: readonly (readonly [RegExp, {readonly mend: string; readonly where: string}])[] = [
  [/^mapping\.tax-(rule|rate|not)/, {mend: 'Choose its tax rate', where: 'options.html#match'}],
  [/^mapping\.no-rounding-account$/, {mend: 'Choose a rounding account', where: 'options.html#match'}],
  [/^mapping\.account-/, {mend: 'Choose another account', where: 'options.html#match'}],
  [/^export\.before-first-day$/, {mend: 'Look at the first day', where: 'options.html#first-day'}],
  [
    /^xero\.(login|access-lost|not-connected|scope-missing|no-organisation|token)/,
    {mend: 'Log in to Xero again', where: 'options.html#xero'},
  ],
  [/^xero\.not-chosen$/, {mend: 'Choose the organisation', where: 'options.html#xero'}],
  [/^dear\.(keys-refused|not-connected)$/, {mend: 'Enter DEAR’s keys again', where: 'options.html#dear'}],
];

const bare = (title: string): string => title.replace(/\.$/, '');

function documentsText(rows: readonly Transaction[]): string {
  const bills = rows.filter(({kind}) => kind === 'bill').length;
  const invoices = rows.filter(({kind}) => kind === 'sale-invoice').length;
  if (bills === rows.length) return countText(bills, 'bill');
  if (invoices === rows.length) return countText(invoices, 'invoice');
  return countText(rows.length, 'document');
}
