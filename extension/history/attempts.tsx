import type {JSX} from 'preact';
import type {Attempt} from '../../shared/history/transaction.ts';
import {whenText} from '../ui/format.ts';
import {SearchIcon} from '../ui/icons.tsx';
import {StatusMark} from './status-mark.tsx';

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

/** What was tried, newest first. */
export function Attempts({attempts}: {readonly attempts: readonly Attempt[]}): JSX.Element | null {
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
