import {computed, signal} from '@preact/signals';
import type {ReconciliationAnswer} from '../../shared/contract/reconciliation.ts';
import {dayAfter} from '../../shared/schedule/zone-time.ts';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import type {Period} from '../messages/asks.ts';
import {dayIn} from '../ui/spans.ts';

export const periodNames = ['this', 'last', 'own'] as const;
export const periodName = signal<(typeof periodNames)[number]>('this');
export const ownPeriod = signal<Period>({from: '', to: ''});
export const compared = signal<ReconciliationAnswer | null>(null);
export const reading = signal(false);
export const trouble = signal<Trouble | null>(null);

/** The calendar days that are compared; null while a period of one's own is not complete. */
export const period = computed((): Period | null => {
  if (periodName.value !== 'own') return monthOf(dayIn(new Date()), periodName.value === 'this' ? 0 : -1);
  const {from, to} = ownPeriod.value;
  return from && to && from <= to ? {from, to} : null;
});

/** The calendar month of a day, or one that lies so many months from it; the one under way ends with its last day. */
export function monthOf(day: string, months: number): Period {
  const first = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + months);
  const from = first.toISOString().slice(0, 10);
  first.setUTCMonth(first.getUTCMonth() + 1);
  return {from, to: dayAfter(first.toISOString().slice(0, 10), -1)};
}

let turn = 0;

/** Reads both sides for the period that is chosen. */
export async function compare(): Promise<void> {
  const asked = period.value;
  if (asked === null) return;
  turn += 1;
  const mine = turn;
  reading.value = true;
  trouble.value = null;
  const answer = await ask('reconciliation', asked);
  if (mine !== turn) return;
  reading.value = false;
  if (answer.ok) compared.value = answer.value;
  else trouble.value = answer.trouble;
}

export const isAgreed = computed(() => {
  const shown = compared.value;
  return (
    shown !== null && shown.items.length === 0 && shown.totals.every(({difference}) => Number(difference.value) === 0)
  );
});
