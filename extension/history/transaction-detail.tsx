import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {kindText} from '../documents/kind-words.ts';
import {said} from '../sentences/said.ts';
import {amountText, whenText} from '../ui/format.ts';
import {ClockIcon, SlashIcon} from '../ui/icons.tsx';
import {TroubleNotice} from '../ui/trouble-notice.tsx';
import {useFront} from '../ui/use-front.ts';
import {Attempts} from './attempts.tsx';
import {DetailFoot} from './detail-foot.tsx';
import {DetailHead} from './detail-head.tsx';
import {closeRow, opened, refusal} from './opened-row.ts';
import {ProblemCard} from './problem-card.tsx';
import {SameCause} from './same-cause.tsx';
import {TransactionPath} from './transaction-path.tsx';

/** One row's whole story: where it stands, what stops it, what was tried. */
export function TransactionDetail({onSetUp}: {readonly onSetUp: (step?: string) => void}): JSX.Element | null {
  const shown = opened.value;
  const heading = useFront(shown?.transaction.id, closeRow);
  if (!shown) return null;
  const {transaction, attempts} = shown;
  const {kind, dear, amount, status, problem, notes, skipped, waitingFor} = transaction;
  const stands = status === 'Failed' || status === 'Pending';
  return (
    <div class="detail">
      <DetailHead />
      <main class="detail-body">
        <div class="title">
          <div>
            <h1 class="h16" tabIndex={-1} ref={heading}>
              {kindText(kind)} {dear.number}
            </h1>
            <p class="muted">{dear.party}</p>
          </div>
          {amount ? (
            <p class="h16 amount">
              {amountText(amount)} <span class="faint small">{amount.currency}</span>
            </p>
          ) : null}
        </div>
        <TransactionPath transaction={transaction} />
        {notes.map((note) => (
          <p key={note} class="note muted">
            {said(note)}
          </p>
        ))}
        {waitingFor && status === 'Pending' && !problem ? (
          <div class="notice">
            <ClockIcon />
            <p>{asSentence(said(waitingFor))}</p>
          </div>
        ) : null}
        {problem && stands ? <ProblemCard transaction={transaction} problem={problem} onSetUp={onSetUp} /> : null}
        {problem && stands ? <SameCause id={transaction.id} /> : null}
        {skipped && status === 'Skipped' ? (
          <div class="notice">
            <SlashIcon />
            <p>
              <b>{i18n.t('history.keptOutBy', {user: skipped.user})}</b> {skipped.reason}{' '}
              <span class="faint">{whenText(skipped.at, new Date())}</span>
            </p>
          </div>
        ) : null}
        <TroubleNotice trouble={refusal.value} />
        <Attempts attempts={attempts} createdAt={transaction.createdAt} />
      </main>
      <DetailFoot transaction={transaction} />
    </div>
  );
}

/** “waiting for CR-00001” as a sentence of its own. */
const asSentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
