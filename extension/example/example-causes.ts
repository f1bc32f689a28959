import type {Notification} from '../../shared/alerts/notification.ts';
import type {Transaction} from '../../shared/history/transaction.ts';

/** Failed rows by what is wrong with them: one cause each, as the companion tells of them. */
export function causesOf(rows: readonly Transaction[]): Notification[] {
  const causes = new Map<string, Transaction[]>();
  for (const row of rows) {
    if (row.status === 'Failed' && row.problem) {
      causes.set(row.problem.title, [...(causes.get(row.problem.title) ?? []), row]);
    }
  }
  return [...causes.values()].flatMap((failed) => {
    const [newest] = failed;
    if (!newest?.problem) return [];
    const {code, title, detail, fix} = newest.problem;
    return [
      {
        id: `cause-${newest.id}`,
        at: newest.updatedAt,
        severity: 'error',
        code,
        title: title.replace(/\.$/, ''),
        detail,
        fix,
        count: failed.length,
        transactionIds: failed.map(({id}) => id),
        dismissedAt: null,
        resolvedAt: null,
      },
    ];
  });
}
