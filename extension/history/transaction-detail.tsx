import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {useEffect, useRef} from 'preact/hooks';
import type {Transaction} from '../../shared/history/transaction.ts';
import {kindText} from '../documents/kind-words.ts';
import {Button} from '../ui/button.tsx';
import {amountText, whenText} from '../ui/format.ts';
import {AgainIcon, ChevronLeftIcon, ExternalIcon, FailedIcon, SlashIcon} from '../ui/icons.tsx';
import {Attempts} from './attempts.tsx';
import {ProblemCard} from './problem-card.tsx';
import {SkipDialog} from './skip-dialog.tsx';
import {StatusMark} from './status-mark.tsx';
import {acting, closeRow, isSending, opened, retry, trouble, unskip} from './transactions.ts';

/** One row's whole story: where it stands, what stops it, what was tried. */
export function TransactionDetail({onSetUp}: {readonly onSetUp: (step?: string) => void}): JSX.Element | null {
  const asking = useSignal(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = opened.value;
  const id = shown?.transaction.id;
  useEffect(() => heading.current?.focus(), [id]);
  if (!shown) return null;
  const {transaction, attempts} = shown;
  const {kind, dear, amount, status, problem, notes, skipped} = transaction;
  return (
    <div class="detail">
      <div class="detail-head">
        <button type="button" class="back" onClick={closeRow}>
          <ChevronLeftIcon /> Transactions
        </button>
      </div>
      <div class="detail-body">
        <div class="title">
          <div>
            <h2 class="h16" tabIndex={-1} ref={heading}>
              {kindText(kind)} {dear.number}
            </h2>
            <p class="muted">{dear.party}</p>
          </div>
          {amount ? (
            <p class="h16 amount">
              {amountText(amount)} <span class="faint small">{amount.currency}</span>
            </p>
          ) : null}
        </div>
        <Path transaction={transaction} />
        {notes.map((note) => (
          <p key={note} class="note muted">
            {note}
          </p>
        ))}
        {problem && (status === 'Failed' || status === 'Pending') ? (
          <ProblemCard transaction={transaction} problem={problem} onSetUp={onSetUp} />
        ) : null}
        {skipped && status === 'Skipped' ? (
          <div class="notice">
            <SlashIcon />
            <p>
              <b>Kept out of Xero by {skipped.user}.</b> {skipped.reason}{' '}
              <span class="faint">{whenText(skipped.at, new Date())}</span>
            </p>
          </div>
        ) : null}
        {trouble.value ? (
          <div class="notice bad" role="alert">
            <i class="tone-bad">
              <FailedIcon />
            </i>
            <p>
              <b>{trouble.value.title}</b> {trouble.value.detail}
            </p>
          </div>
        ) : null}
        <Attempts attempts={attempts} />
      </div>
      {status === 'Completed' ? null : (
        <div class="detail-foot row">
          {status === 'Skipped' ? (
            <div class="grow">
              <Button size="large" busy={acting.value} onClick={() => unskip(transaction.id)}>
                Put back
              </Button>
            </div>
          ) : (
            <>
              <div class="grow">
                <Button size="large" icon={<AgainIcon />} busy={acting.value} onClick={() => retry(transaction.id)}>
                  Retry
                </Button>
              </div>
              <Button size="large" look="quiet" onClick={() => (asking.value = true)}>
                Skip
              </Button>
            </>
          )}
        </div>
      )}
      {asking.value ? <SkipDialog transaction={transaction} onClose={() => (asking.value = false)} /> : null}
    </div>
  );
}

/** DEAR's number, the state, Xero's number: each a link where there is a place to go. */
function Path({transaction}: {readonly transaction: Transaction}): JSX.Element {
  const {dear, xero, status} = transaction;
  const sending = isSending(transaction);
  return (
    <div class="card path">
      <div>
        <span class="faint small">DEAR</span>
        <a href={dear.url} target="_blank" rel="noopener noreferrer">
          {dear.number} <ExternalIcon size={12} />
        </a>
      </div>
      <span class={`pill ${sending ? 'sending' : status.toLowerCase()}`}>
        <StatusMark status={status} sending={sending} size={14} />
        {status}
      </span>
      <div class="end">
        <span class="faint small">Xero</span>
        {xero ? (
          <a href={xero.url} target="_blank" rel="noopener noreferrer">
            {xero.number} <ExternalIcon size={12} />
          </a>
        ) : (
          <span>Not there</span>
        )}
      </div>
    </div>
  );
}
