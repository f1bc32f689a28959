import {fromCents, sum} from '../../shared/money/cents.ts';
import type {Problem} from '../../shared/result.ts';
import {changesSince, seenIn} from '../ledger/as-in-xero.ts';
import {journalSums} from '../ledger/channels/journals.ts';
import {dayText} from '../mapping/day.ts';
import {lockOf, lockText} from '../mapping/lock-date.ts';
import type {MappingContext} from '../mapping/mapping-context.ts';
import {problemOf} from '../platform/trouble.ts';
import type {LedgerEntry} from '../store/ledger-records.ts';
import type {XeroJournal} from '../xero/xero.ts';
import type {MappedJournal} from './map-journal.ts';

/** A journal as it may be changed in Xero, or why Xero keeps the one it has. */
export type Changed = {readonly mapped: MappedJournal | null} | {readonly problem: Problem};

/**
 * What becomes of a change, beside what stands in Xero: nothing on a locked day is changed, and nothing that people edited
 * there, unless they say so. One that is to be dated on a locked day keeps the open day that it has. Pure.
 *
 * @param mapped null for one of which nothing is left.
 */
export function changeOf(
  {mapped, narration}: {readonly mapped: MappedJournal | null; readonly narration: string},
  current: XeroJournal,
  entry: Pick<LedgerEntry, 'asInXero' | 'changedThere'>,
  {context, insists}: {readonly context: MappingContext; readonly insists: boolean},
): Changed {
  const keep = (why: string): Changed => ({problem: kept(narration, `${why} ${figures(mapped, current)}`)});
  const lock = lockOf(context);
  const isPosted = current.status === 'POSTED';
  if (lock && isPosted && current.date !== null && current.date <= lock.day)
    return keep(`${lockText(lock, current.date)}.`);

  const seen = seenIn(journalSums(current));
  const edits = entry.asInXero && seen ? changesSince(entry.asInXero, seen) : [];
  if (!insists && (edits.length > 0 || entry.changedThere))
    return keep(entry.changedThere ?? `It was changed in Xero after Deerpath sent it: ${edits.join(', ')}.`);

  if (!mapped || !lock || mapped.date > lock.day) return {mapped};
  if (!isPosted) return {mapped: {...mapped, status: 'DRAFT'}};
  return {mapped: {...mapped, date: current.date ?? mapped.date}};
}

const kept = (narration: string, detail: string): Problem =>
  problemOf(
    'journal.kept-in-xero',
    `${narration.split(',')[0]} changed in DEAR, and Xero keeps the old one.`,
    detail,
    'Move the lock date for a moment and retry; retry replaces what was edited by hand, too. Or skip it with a reason.',
  );

/** Each account that differs, DEAR beside Xero. */
function figures(mapped: MappedJournal | null, current: XeroJournal): string {
  const of = (lines: readonly {accountCode: string; amount: number | null}[], code: string) =>
    sum(lines.flatMap(({accountCode, amount}) => (accountCode === code ? (amount ?? 0) : [])));
  const ours = mapped?.lines ?? [];
  const codes = [...new Set([...ours, ...current.lines].map(({accountCode}) => accountCode))].sort();
  const differing = codes.filter((code) => of(ours, code) !== of(current.lines, code));
  const day =
    mapped && current.date && mapped.date !== current.date
      ? [`date ${dayText(mapped.date)} in DEAR, ${dayText(current.date)} in Xero`]
      : [];
  const amounts = differing.map(
    (code) => `${code} ${fromCents(of(ours, code))} in DEAR, ${fromCents(of(current.lines, code))} in Xero`,
  );
  return differing.length > 0 ? `What differs: ${[...amounts, ...day].join('; ')}.` : '';
}
