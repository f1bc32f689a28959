import {daysOn} from '../../mapping/day.ts';
import {xeroTypeNamed} from '../../mapping/xero-types.ts';
import type {DaysBetween, XeroInvoice} from '../../xero/xero.ts';
import type {Expected, Search} from '../stages/xero-kind.ts';

/** Days without a document after which a list is asked for anew: two documents years apart are not worth all between. */
const GAP = 31;

/**
 * Asks Xero what it has of a list that no filter by number narrows: one list for all documents whose days lie close
 * together. A single one with a number of its own, and one whose number is said to be in use, is asked for by that.
 *
 * @returns everything that came back, for `reconcile` to choose from.
 */
export async function lookUpByDays(
  wanted: readonly Expected[],
  {betweenCalls, isInUse = false}: Pick<Search, 'betweenCalls' | 'isInUse'>,
  ask: {
    inDays(days: DaysBetween): Promise<XeroInvoice[]>;
    byNumber(number: string): Promise<XeroInvoice | undefined>;
  },
): Promise<XeroInvoice[]> {
  const found: XeroInvoice[] = [];
  const isUnique = ({type}: Expected) => xeroTypeNamed(type)?.isNumberUnique ?? false;
  for (const group of closeTogether(wanted)) {
    const [first] = group;
    const byNumber = isInUse ? group.filter(isUnique) : group.length === 1 ? group.filter(isUnique) : [];
    for (const {number} of byNumber) {
      await betweenCalls();
      const one = await ask.byNumber(number);
      if (one) found.push(one);
    }
    if (byNumber.length === group.length || !first) continue;
    await betweenCalls();
    // A day more on either side: what was typed in by hand may be dated by another clock.
    found.push(...(await ask.inDays({from: daysOn(first.date, -1), to: daysOn((group.at(-1) ?? first).date, 1)})));
  }
  return found;
}

type Dated = Expected & {readonly date: string};

/** By day, in groups with no gap of more than a month; what has no day cannot be looked for. */
function closeTogether(wanted: readonly Expected[]): Dated[][] {
  const dated = wanted.filter((one): one is Dated => one.date !== null);
  const groups: Dated[][] = [];
  for (const one of dated.toSorted((a, b) => a.date.localeCompare(b.date))) {
    const last = groups.at(-1);
    if (last && one.date <= daysOn(last.at(-1)?.date ?? one.date, GAP)) last.push(one);
    else groups.push([one]);
  }
  return groups;
}
