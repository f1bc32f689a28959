import type {JSX} from 'preact';
import type {TransactionStatus} from '../../shared/history/transaction.ts';
import {ArcIcon, ClockIcon, DoneIcon, FailedIcon, SlashIcon} from '../ui/icons.tsx';

interface StatusMarkProps {
  readonly status: TransactionStatus;
  readonly sending?: boolean;
  readonly size?: number;
}

/** Each state has its own outline, before it has a colour. */
export function StatusMark({status, sending = false, size = 16}: StatusMarkProps): JSX.Element {
  switch (status) {
    case 'Pending':
      return (
        <i class={sending ? 'tone-accent' : 'muted'}>{sending ? <ArcIcon size={size} /> : <ClockIcon size={size} />}</i>
      );
    case 'Completed':
      return (
        <i class="tone-ok">
          <DoneIcon size={size} />
        </i>
      );
    case 'Failed':
      return (
        <i class="tone-bad">
          <FailedIcon size={size} />
        </i>
      );
    case 'Skipped':
      return (
        <i class="faint">
          <SlashIcon size={size} />
        </i>
      );
  }
}

export const statusTone: Readonly<Record<TransactionStatus, string>> = {
  Pending: '',
  Completed: 'tone-ok',
  Failed: 'tone-bad',
  Skipped: '',
};
