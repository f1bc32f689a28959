import {computed, signal} from '@preact/signals';
import type {Notification} from '../../shared/alerts/notification.ts';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';

/** What is open, the newest first, with what this person put away; null until it was read. */
const known = signal<readonly Notification[] | null>(null);
export const trouble = signal<Trouble | null>(null);

const weight = {error: 0, warning: 1, info: 2} as const;

/** The open causes this person has not put away: what needs someone first. */
export const causes = computed(
  () =>
    known.value
      ?.filter(({dismissedAt, resolvedAt}) => dismissedAt === null && resolvedAt === null)
      .sort((one, other) => weight[one.severity] - weight[other.severity] || (one.at < other.at ? 1 : -1)) ?? null,
);

/** The open cause that a row belongs to. */
export const causeOf = (transactionId: string): Notification | undefined =>
  known.value?.find(({resolvedAt, transactionIds}) => resolvedAt === null && transactionIds.includes(transactionId));

export async function readNotifications(): Promise<void> {
  const answer = await ask('notifications', {open: true});
  trouble.value = answer.ok ? null : answer.trouble;
  if (answer.ok) known.value = answer.value.items;
}

/** One opened, grew or was mended. Whether this person put it away stays as it was, unless there is more of it now. */
export function takeNotification(notification: Notification): void {
  const list = known.value;
  if (list === null) return;
  const before = list.find(({id}) => id === notification.id);
  const others = list.filter(({id}) => id !== notification.id);
  if (notification.resolvedAt !== null) known.value = others;
  else known.value = [{...notification, dismissedAt: before?.dismissedAt ?? null}, ...others];
}

/** Puts one away for this person; it is back in the list when the companion does not take it. */
export async function dismiss(id: string): Promise<void> {
  const before = known.value;
  const now = new Date().toISOString();
  known.value = before?.map((one) => (one.id === id ? {...one, dismissedAt: now} : one)) ?? null;
  const answer = await ask('dismiss', {id});
  if (answer.ok) return;
  known.value = before;
  trouble.value = answer.trouble;
}

export async function dismissAll(): Promise<void> {
  const before = known.value;
  const now = new Date().toISOString();
  known.value = before?.map((one) => ({...one, dismissedAt: one.dismissedAt ?? now})) ?? null;
  const answer = await ask('dismiss-all', null);
  if (answer.ok) return;
  known.value = before;
  trouble.value = answer.trouble;
}
