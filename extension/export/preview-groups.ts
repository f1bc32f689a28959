import {causeKey} from '../../shared/alerts/causes.ts';
import type {DocumentKind} from '../../shared/documents/kinds.ts';
import {documentKinds} from '../../shared/documents/kinds.ts';
import type {PreviewItem} from '../../shared/export/preview.ts';
import type {Money} from '../../shared/money/money.ts';
import type {Problem} from '../../shared/result.ts';

/** What would go in the same way and in the same currency. */
export interface PreviewGroup {
  readonly key: string;
  readonly kind: DocumentKind;
  readonly action: PreviewItem['action'];
  readonly items: readonly PreviewItem[];
  /** Of all of them; null where nothing of it has an amount. */
  readonly amount: Money | null;
}

/** By kind, then what is done with it, then currency: the order in which a bookkeeper reads them. */
export function groupsOf(items: readonly PreviewItem[]): PreviewGroup[] {
  const groups = new Map<string, PreviewItem[]>();
  for (const item of items) {
    const key = `${item.document.kind} ${item.action} ${item.amount?.currency ?? ''}`;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return Array.from(groups, ([key, group]) => {
    const [first] = group;
    const kind = first?.document.kind ?? 'sale-invoice';
    return {key, kind, action: first?.action ?? 'none', items: group, amount: totalOf(group)};
  }).sort((one, other) => documentKinds.indexOf(one.kind) - documentKinds.indexOf(other.kind));
}

/** Added in whole cents. */
function totalOf(items: readonly PreviewItem[]): Money | null {
  const currency = items[0]?.amount?.currency;
  if (currency === undefined) return null;
  const cents = items.reduce((sum, {amount}) => sum + (amount ? centsOf(amount.value) : 0n), 0n);
  const sign = cents < 0n ? '-' : '';
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
  return {value: `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`, currency};
}

/** `12.3` is 1230 cents; the companion sends at most two decimals. */
function centsOf(value: string): bigint {
  const [, sign = '', whole = '0', part = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?/.exec(value) ?? [];
  const cents = BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'));
  return sign ? -cents : cents;
}

/** What would not go, by its cause: the one that most have first. A document with several problems stands under each of them. */
export function causesOfPreview(items: readonly PreviewItem[]): {problem: Problem; items: readonly PreviewItem[]}[] {
  const causes = new Map<string, {problem: Problem; items: PreviewItem[]}>();
  for (const item of items) {
    for (const problem of item.problems) {
      const key = causeKey(problem, item.document.number);
      const cause = causes.get(key) ?? {problem: asProblem(problem), items: []};
      causes.set(key, cause);
      // Two lines on one archived account are one document.
      if (cause.items.at(-1) !== item) cause.items.push(item);
    }
  }
  return [...causes.values()].sort((one, other) => other.items.length - one.items.length);
}

/** The parser leaves an absent link as undefined; inside it is left out. */
const asProblem = ({link, ...problem}: PreviewItem['problems'][number]): Problem =>
  link ? {...problem, link} : problem;
