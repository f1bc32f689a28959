import type {JSX} from 'preact';
import type {Transaction} from '../../shared/history/transaction.ts';
import {kindText} from '../documents/kind-words.ts';
import {amountText, timeText} from '../ui/format.ts';
import {StatusMark, statusTone} from './status-mark.tsx';
import {isSending, openRow} from './transactions.ts';

/** One row of the history; the whole row leads to its detail. */
export function TransactionRow({transaction}: {readonly transaction: Transaction}): JSX.Element {
  const {id, dear, amount, status, updatedAt, requestedBy} = transaction;
  const sending = isSending(transaction);
  return (
    <li>
      <a
        class="transaction"
        href={`#${id}`}
        onClick={(event) => {
          event.preventDefault();
          void openRow(id);
        }}
      >
        <StatusMark status={status} sending={sending} />
        <span class="what">
          <b>{dear.number}</b> <span class="muted">{dear.party}</span>
        </span>
        <span class="amount">
          {amount ? (
            <>
              {amountText(amount)} <span class="faint small">{amount.currency}</span>
            </>
          ) : null}
        </span>
        <span class="why small">
          <span class={status === 'Failed' ? 'tone-bad strong' : sending ? 'tone-accent' : statusTone[status]}>
            {status}
          </span>
          <span class="faint"> · {whyText(transaction, sending)}</span>
        </span>
        <span class="when small faint">
          {timeText(updatedAt)} {requestedBy ?? 'Autosync'}
        </span>
      </a>
    </li>
  );
}

/** The reason where there is one, else what kind of document it is. */
function whyText({kind, status, problem, skipped, waitingFor, notes}: Transaction, sending: boolean): string {
  if (status === 'Failed' && problem) return problem.title.replace(/\.$/, '');
  if (status === 'Skipped' && skipped) return skipped.reason;
  if (status === 'Pending') {
    if (sending) return `${kindText(kind)}, sending now`;
    const reason = waitingFor ?? problem?.title.replace(/\.$/, '');
    return reason ? `${kindText(kind)}, ${reason.charAt(0).toLowerCase()}${reason.slice(1)}` : kindText(kind);
  }
  return notes.length > 0
    ? `${kindText(kind)}, ${notes.length === 1 ? '1 note' : `${notes.length} notes`}`
    : kindText(kind);
}
