import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {useEffect, useRef} from 'preact/hooks';
import type {Attempt, Transaction} from '../../shared/history/transaction.ts';
import {mendOf} from '../alerts/causes.ts';
import {kindWords} from '../documents/kind-words.ts';
import {Button} from '../ui/button.tsx';
import {amountText, whenText} from '../ui/format.ts';
import {
  AgainIcon,
  ChevronLeftIcon,
  ChevronRightIcon,
  ClockIcon,
  ExternalIcon,
  FailedIcon,
  SearchIcon,
  SlashIcon,
} from '../ui/icons.tsx';
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
              {kindWords[kind]} {dear.number}
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

interface ProblemCardProps {
  readonly transaction: Transaction;
  readonly problem: NonNullable<Transaction['problem']>;
  readonly onSetUp: (step?: string) => void;
}

function ProblemCard({transaction, problem, onSetUp}: ProblemCardProps): JSX.Element {
  const {mend, where} = mendOf(problem.code);
  const inXero = transaction.xero ? 'What is in Xero stayed as it was.' : 'Nothing of it is in Xero.';
  const waits = transaction.status === 'Pending';
  return (
    <section class={`card problem ${waits ? 'waits' : ''}`} aria-label={problem.title}>
      <h3 class="row">
        <i class={waits ? 'tone-warn' : 'tone-bad'}>{waits ? <ClockIcon /> : <FailedIcon />}</i>
        <span>{problem.title.replace(/\.$/, '')}</span>
      </h3>
      <dl>
        <dt>What happened</dt>
        <dd>{waits ? 'It waits and goes by itself.' : `It could not go. ${inXero}`}</dd>
        <dt>Why</dt>
        <dd>{problem.detail}</dd>
        <dt>What to do</dt>
        <dd>{problem.fix}</dd>
      </dl>
      {where.startsWith('options') || problem.link ? (
        <div class="row ways">
          {where.startsWith('options') ? (
            <Button look="filled" onClick={() => onSetUp(where.split('#')[1])}>
              {mend}
            </Button>
          ) : null}
          {problem.link ? (
            <a class="way row" href={problem.link} target="_blank" rel="noopener noreferrer">
              Open the place <ExternalIcon size={14} />
            </a>
          ) : null}
        </div>
      ) : null}
      {problem.raw ? (
        <details>
          <summary class="row">
            <ChevronRightIcon size={14} /> Xero’s own words
          </summary>
          <pre>{problem.raw}</pre>
        </details>
      ) : null}
    </section>
  );
}

const attemptWords: Readonly<Record<Attempt['outcome'], string>> = {
  sent: 'Sent',
  completed: 'Completed',
  found: 'Found in Xero',
  failed: 'Failed',
  waited: 'Waited',
  unknown: 'No answer',
  skipped: 'Skipped',
  unskipped: 'Put back',
};

function Attempts({attempts}: {readonly attempts: readonly Attempt[]}): JSX.Element | null {
  if (attempts.length === 0) return null;
  const now = new Date();
  return (
    <section class="attempts">
      <h3 class="small muted">What was tried</h3>
      <ol>
        {[...attempts].reverse().map((attempt, index) => (
          <li key={`${attempt.at} ${index}`}>
            <AttemptMark outcome={attempt.outcome} />
            <div>
              <p class="row">
                <b>{attemptWords[attempt.outcome]}</b>
                <span class="spring" />
                <span class="small faint">{whenText(attempt.at, now)}</span>
              </p>
              <p class="small muted">{attempt.text}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function AttemptMark({outcome}: {readonly outcome: Attempt['outcome']}): JSX.Element {
  switch (outcome) {
    case 'completed':
      return <StatusMark status="Completed" />;
    case 'failed':
      return <StatusMark status="Failed" />;
    case 'skipped':
      return <StatusMark status="Skipped" />;
    case 'found':
      return (
        <i class="muted">
          <SearchIcon />
        </i>
      );
    default:
      return <StatusMark status="Pending" />;
  }
}
