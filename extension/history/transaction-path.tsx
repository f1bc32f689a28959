import type {JSX} from 'preact';
import {i18n} from '#i18n';
import type {Transaction} from '../../shared/history/transaction.ts';
import {ExternalIcon} from '../ui/icons.tsx';
import {StatusMark} from './status-mark.tsx';
import {statusText} from './status-words.ts';
import {isSending} from './transactions.ts';

/** DEAR's number, the state, Xero's number: each a link where there is a place to go. */
export function TransactionPath({transaction}: {readonly transaction: Transaction}): JSX.Element {
  const {dear, xero, status} = transaction;
  const sending = isSending(transaction);
  const look = sending ? 'sending' : status.toLowerCase();
  return (
    <div class={`card path ${look}`}>
      <div>
        <span class="faint small">{i18n.t('history.dear')}</span>
        {dear.url ? (
          <a href={dear.url} target="_blank" rel="noopener noreferrer">
            {dear.number} <ExternalIcon size={12} />
          </a>
        ) : (
          <b>{dear.number}</b>
        )}
      </div>
      <Leg />
      <span class={`pill ${look}`}>
        <StatusMark status={status} sending={sending} size={14} />
        {statusText(status)}
      </span>
      <Leg />
      <div class="end">
        <span class="faint small">{i18n.t('history.xero')}</span>
        {xero ? (
          <a href={xero.url} target="_blank" rel="noopener noreferrer">
            {xero.number} <ExternalIcon size={12} />
          </a>
        ) : (
          <span>{i18n.t('history.notThere')}</span>
        )}
      </div>
    </div>
  );
}

const Leg = (): JSX.Element => (
  <svg class="path-leg" viewBox="0 0 60 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <path
      d="M3 12C13 2 23 1 32 8S50 16 57 15"
      fill="none"
      stroke="currentColor"
      stroke-width="2.2"
      stroke-linecap="round"
      stroke-dasharray="0.01 5.4"
    />
  </svg>
);
