import type {ExportContext} from '../export/context.ts';
import type {XeroCreditNote} from '../xero/xero.ts';

/** A credit note in Xero by its id, and the day that it is dated on where that is known. */
export interface NoteTarget {
  readonly id: string;
  readonly date?: string | null | undefined;
}

/** From so many notes of one month on, one list of their days costs less than they do one by one. */
const WORTH_A_LIST = 3;

/**
 * Reads credit notes with what is paid out and allocated of them. Xero lists them by no ids, so that many of one month are
 * taken from a list of their days, and the others one by one. What Xero does not have is missing from the answer.
 */
export async function lookAtNotes(
  {xero, work}: Pick<ExportContext, 'xero' | 'work'>,
  targets: readonly NoteTarget[],
): Promise<Map<string, XeroCreditNote>> {
  const options = {urgent: work.urgent, signal: work.signal};
  const seen = new Map<string, XeroCreditNote>();
  const wanted = new Map(targets.map((target) => [target.id, target.date ?? null]));
  for (const days of byMonth([...wanted.values()])) {
    work.signal.throwIfAborted();
    const [from = '', to = from] = [days[0], days.at(-1)];
    for (const note of await xero.findCreditNotes({from, to}, options)) {
      if (note.id && wanted.has(note.id)) seen.set(note.id, note);
    }
  }
  for (const id of wanted.keys()) {
    if (seen.has(id)) continue;
    work.signal.throwIfAborted();
    const note = await xero.getCreditNote(id, options);
    if (note) seen.set(id, note);
  }
  return seen;
}

/** The days of the months that have enough of them, each in order. */
function byMonth(days: readonly (string | null)[]): string[][] {
  const months = new Map<string, string[]>();
  for (const day of days) if (day) months.set(day.slice(0, 7), [...(months.get(day.slice(0, 7)) ?? []), day]);
  return [...months.values()].filter((month) => month.length >= WORTH_A_LIST).map((month) => month.toSorted());
}
