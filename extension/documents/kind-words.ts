import {i18n} from '#i18n';
import type {DocumentKind} from '../../shared/documents/kinds.ts';
import {numberText} from '../ui/format.ts';
import {textKey} from '../ui/text-key.ts';

/** What people call a kind, as it stands in a row: `Sales invoice`. */
export const kindText = (kind: DocumentKind): string => i18n.t(`kind.${textKey(kind)}` as 'kind.bill');

/** Several of a kind, as the head of a list: `Sales invoices`. */
export const kindsText = (kind: DocumentKind): string => i18n.t(`kinds.${textKey(kind)}` as 'kinds.bill');

/** `12 bills`, or `12 documents` where they are of several kinds. */
export function countOfKinds(kinds: readonly DocumentKind[]): string {
  const [first] = kinds;
  return countOfKind(first !== undefined && kinds.every((kind) => kind === first) ? first : null, kinds.length);
}

/** The same of a kind, or of several for which there is no one word. */
export const countOfKind = (kind: DocumentKind | null, count: number): string =>
  i18n.t(`count.${kind === null ? 'document' : textKey(kind)}` as 'count.bill', count, [numberText(count)]);
