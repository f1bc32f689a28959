import type {Transaction} from '../../shared/history/transaction.ts';
import type {Deed} from './note-activity.ts';

export const hasSkipped = (user: string, {dear, status}: Transaction, reason: string): Deed => ({
  type: 'Transaction',
  user,
  did: `skipped ${dear.number || dear.party}: “${reason}”`,
  from: status,
  to: 'Skipped',
});

export const hasPutBack = (user: string, {dear, status}: Transaction): Deed => ({
  type: 'Transaction',
  user,
  did: `put ${dear.number || dear.party} back in line`,
  from: status,
  to: 'Pending',
});
