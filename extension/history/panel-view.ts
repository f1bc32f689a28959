import {signal} from '@preact/signals';
import type {PanelView} from '../messages/asks.ts';

/** What the panel shows. Preview and reconciliation stand in front of the tab that they were opened from. */
export const view = signal<PanelView>('transactions');
const before = signal<Extract<PanelView, 'transactions' | 'runs' | 'activity' | 'notifications'>>('transactions');

export function showView(next: PanelView): void {
  if (view.value === next) return;
  if (next !== 'preview' && next !== 'reconciliation') before.value = next;
  view.value = next;
  window.scrollTo(0, 0);
}

/** Back to the tab that was open before. */
export const leaveView = (): void => showView(before.value);
