import {computed, signal} from '@preact/signals';
import type {Notification} from '../../shared/alerts/notification.ts';
import type {DocumentKind} from '../../shared/documents/kinds.ts';
import type {TransactionStatus} from '../../shared/history/transaction.ts';
import {problemTitle} from '../alerts/problem-words.ts';
import type {DocumentOnPage, TransactionQuery} from '../messages/asks.ts';
import {dayBounds, lastDays, type Span} from '../ui/spans.ts';

export const status = signal<TransactionStatus | null>(null);
export const search = signal('');
export const kind = signal<DocumentKind | 'any'>('any');

export const periods = ['any', 'today', '7', '30', '90', 'own'] as const;
export type PeriodName = (typeof periods)[number];
export const period = signal<PeriodName>('any');
/** The days of a period of one's own; empty for open. */
export const ownPeriod = signal<{readonly from: string; readonly to: string}>({from: '', to: ''});

/** A day of the chart, on the company's calendar. */
export const day = signal<{readonly day: string; readonly timeZone: string} | null>(null);

/** The rows of something else alone: a document, a run, a cause that a notification tells of. */
export type Only =
  | {readonly of: 'document'; readonly document: DocumentOnPage}
  | {readonly of: 'run'; readonly id: string; readonly words: string; readonly cause?: string}
  | {readonly of: 'cause'; readonly id: string; readonly title: string; readonly count: number};

/** The rows that a notification tells of. */
export const ofCause = (cause: Notification): Only => ({
  of: 'cause',
  id: cause.id,
  title: problemTitle(cause),
  count: cause.count,
});

export const only = signal<Only | null>(null);

export const isFiltered = computed(
  () =>
    status.value !== null ||
    search.value.trim() !== '' ||
    kind.value !== 'any' ||
    period.value !== 'any' ||
    day.value !== null ||
    only.value !== null,
);

/** Forgets every filter; the caller reads anew. */
export function clearFilters(): void {
  status.value = null;
  search.value = '';
  kind.value = 'any';
  period.value = 'any';
  day.value = null;
  only.value = null;
}

/** What the companion is asked for, without the page. */
export function queryOf(now: Date): TransactionQuery {
  const {from, to} = spanOf(now);
  const shown = only.value;
  return {
    ...(shown?.of === 'cause' ? {notification: shown.id} : {}),
    ...(status.value ? {status: status.value} : {}),
    ...(kind.value === 'any' ? {} : {kind: kind.value}),
    ...(search.value.trim() ? {q: search.value.trim()} : {}),
    ...(shown?.of === 'document' ? {document: shown.document.id} : {}),
    ...(shown?.of === 'run' ? {run: shown.id, ...(shown.cause ? {cause: shown.cause} : {})} : {}),
    ...(from ? {from} : {}),
    ...(to ? {to} : {}),
  };
}

function spanOf(now: Date): Span {
  if (day.value) return dayBounds(day.value.day, day.value.timeZone);
  switch (period.value) {
    case 'any':
      return {};
    case 'today':
      return lastDays(1, now);
    case 'own':
      return {
        ...(ownPeriod.value.from ? {from: dayBounds(ownPeriod.value.from).from} : {}),
        ...(ownPeriod.value.to ? {to: dayBounds(ownPeriod.value.to).to} : {}),
      };
    default:
      return lastDays(Number(period.value), now);
  }
}
