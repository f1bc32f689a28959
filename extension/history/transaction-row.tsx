import type {JSX} from 'preact';
import {i18n} from '#i18n';
import type {Transaction} from '../../shared/history/transaction.ts';
import {problemTitle} from '../alerts/problem-words.ts';
import {kindText} from '../documents/kind-words.ts';
import {said} from '../sentences/said.ts';
import {amountText, isSameDay, numberText, shortDayText, timeText} from '../ui/format.ts';
import {openRow} from './opened-row.ts';
import {selected, toggle} from './selection.ts';
import {StatusMark, statusTone} from './status-mark.tsx';
import {statusText} from './status-words.ts';
import {isSending} from './transactions.ts';

interface TransactionRowProps {
  readonly transaction: Transaction;
  readonly tabIndex: 0 | -1;
}

/** One row of the history; the whole row leads to its detail, Space or its box selects it. */
export function TransactionRow({transaction, tabIndex}: TransactionRowProps): JSX.Element {
  const {id, dear, amount, status, requestedBy} = transaction;
  const sending = isSending(transaction);
  const isSelected = selected.value.has(id);
  return (
    <div class={`transaction-row ${isSelected ? 'selected' : ''} ${selected.value.size > 0 ? 'selecting' : ''}`}>
      <input
        type="checkbox"
        tabIndex={-1}
        checked={isSelected}
        aria-label={i18n.t('history.selectRow', {number: dear.number})}
        onChange={() => toggle(id)}
      />
      <a
        class="transaction"
        href={`#${id}`}
        tabIndex={tabIndex}
        data-row
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
            {statusText(status)}
          </span>
          <span class="faint"> · {whyText(transaction, sending)}</span>
        </span>
        <span class="when small faint">
          {atText(transaction)} {requestedBy ?? i18n.t('panel.autosync')}
        </span>
      </a>
    </div>
  );
}

/** The time of the last thing that happened, with its day when that is another than the head above says. */
function atText({createdAt, updatedAt}: Transaction): string {
  const at = new Date(updatedAt);
  return isSameDay(new Date(createdAt), at) ? timeText(at) : `${shortDayText(at)} ${timeText(at)}`;
}

/** The reason where there is one, else what kind of document it is. */
function whyText({kind, status, problem, skipped, waitingFor, notes}: Transaction, sending: boolean): string {
  const words = kindText(kind);
  if (status === 'Failed' && problem) return problemTitle(problem);
  if (status === 'Skipped' && skipped) return skipped.reason;
  if (status === 'Pending') {
    if (sending) return i18n.t('history.sending', {kind: words});
    const reason = waitingFor ? said(waitingFor) : problem && problemTitle(problem);
    return reason ? i18n.t('history.waits', {kind: words, reason: lowerFirst(reason)}) : words;
  }
  return notes.length > 0
    ? i18n.t('history.notes', {
        kind: words,
        notes: i18n.t('history.noteCount', notes.length, [numberText(notes.length)]),
      })
    : words;
}

/** English goes on in lower case after a comma; names that begin the reason keep their capital. */
const lowerFirst = (text: string): string =>
  i18n.t('extension.language') === 'en' && /^[A-Z][a-z]/.test(text) && !/^(Xero|DEAR|Deerpath)/.test(text)
    ? `${text.charAt(0).toLowerCase()}${text.slice(1)}`
    : text;
