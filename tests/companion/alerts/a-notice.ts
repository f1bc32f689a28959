import type {Notice} from '../../../companion/store/records.ts';
import type {Notification} from '../../../shared/alerts/notification.ts';

let made = 0;

/** A notice that opened at that minute; of twelve bills unless said otherwise. */
export function aNotice(
  minute: number,
  told: Partial<Notification> = {},
  rest: Partial<Omit<Notice, 'notification'>> = {},
): Notice {
  const at = new Date(Date.UTC(2026, 2, 16, 0, minute)).toISOString();
  const id = told.id ?? `00000000-0000-4000-9000-${String(++made).padStart(12, '0')}`;
  return {
    id,
    key: `mapping.account-archived ${id}`,
    notification: {
      id,
      at,
      severity: 'error',
      code: 'mapping.account-archived',
      title: '12 bills: account 630 is archived in Xero',
      detail: 'BILL-1, BILL-2, BILL-3 and 9 more.',
      fix: 'Choose another account for 630, or restore 630 in Xero. Then retry.',
      count: 12,
      transactionIds: [],
      dismissedAt: null,
      resolvedAt: null,
      ...told,
    },
    dismissed: {},
    grownAt: at,
    mailedAt: null,
    ...rest,
  };
}
