import {batch} from '@preact/signals';
import type {Notification} from '../../shared/alerts/notification.ts';
import {causes, readNotifications} from '../alerts/notifications.ts';
import {ask} from '../messages/ask.ts';
import type {DocumentOnPage, PanelPlace} from '../messages/asks.ts';
import {clearFilters, type Only, ofCause, only} from './filters.ts';
import {closeRow, openRow} from './opened-row.ts';
import {showView} from './panel-view.ts';
import {unfoldRun} from './runs.ts';
import {clearSelection} from './selection.ts';
import {read, rows} from './transactions.ts';

/** Goes where the panel was asked to: a document, a view, or the rows of a notification. */
export async function goTo(place: PanelPlace): Promise<void> {
  if ('id' in place) return showDocument(place);
  if (place.notification === undefined) {
    closeRow();
    showView(place.view);
    return;
  }
  await readNotifications();
  const notification =
    causes.value?.find(({id}) => id === place.notification) ?? (await findNotification(place.notification));
  if (notification && notification.transactionIds.length > 0) {
    await showOnly(ofCause(notification));
  } else {
    closeRow();
    showView(place.view);
  }
}

/** Shows what is known of one document: its only row at once, several as a list. */
export async function showDocument(document: DocumentOnPage): Promise<void> {
  await showOnly({of: 'document', document});
  const [first, ...others] = rows.value ?? [];
  if (first && others.length === 0) await openRow(first.id);
}

/** The list with these rows alone, and no other filter. */
export async function showOnly(these: Only): Promise<void> {
  batch(() => {
    clearFilters();
    clearSelection();
    closeRow();
    only.value = these;
    rows.value = null;
    showView('transactions');
  });
  await read();
}

export function showEverything(): void {
  batch(() => {
    clearFilters();
    closeRow();
    showView('transactions');
  });
  void read();
}

/** The run that worked on a row, unfolded among the others. */
export async function showRun(id: string): Promise<void> {
  if (!(await unfoldRun(id))) return;
  closeRow();
  showView('runs');
}

/** One that was mended or put away since somebody was told of it. */
async function findNotification(id: string): Promise<Notification | undefined> {
  const answer = await ask('notifications', {open: false});
  return answer.ok ? answer.value.items.find((one) => one.id === id) : undefined;
}
