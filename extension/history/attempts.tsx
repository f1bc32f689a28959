import type {JSX} from 'preact';
import {i18n} from '#i18n';
import type {Attempt} from '../../shared/history/transaction.ts';
import {said} from '../sentences/said.ts';
import {whenText} from '../ui/format.ts';
import {SearchIcon} from '../ui/icons.tsx';
import {showRun} from './go-to.ts';
import {StatusMark} from './status-mark.tsx';

interface AttemptsProps {
  readonly attempts: readonly Attempt[];
  /** When the row was made: the document was found in DEAR then. */
  readonly createdAt: string;
}

/** What was tried, newest first, down to the moment at which the document was found. */
export function Attempts({attempts, createdAt}: AttemptsProps): JSX.Element {
  const now = new Date();
  return (
    <section class="attempts">
      <h2 class="small muted">{i18n.t('history.tried')}</h2>
      <ol>
        {[...attempts].reverse().map((attempt, index) => (
          <li key={`${attempt.at} ${index}`}>
            <AttemptMark outcome={attempt.outcome} />
            <div>
              <p class="row">
                <b>{i18n.t(`history.${attempt.outcome}`)}</b>
                <span class="spring" />
                <AttemptTime attempt={attempt} now={now} />
              </p>
              <p class="small muted">{said(attempt.text)}</p>
            </div>
          </li>
        ))}
        <li>
          <i class="origin" />
          <div>
            <p class="row">
              <span>{i18n.t('history.foundInDear')}</span>
              <span class="spring" />
              <span class="small faint">{whenText(createdAt, now)}</span>
            </p>
          </div>
        </li>
      </ol>
    </section>
  );
}

/** When it was tried, as the link to the run that did. */
function AttemptTime({attempt: {at, runId}, now}: {readonly attempt: Attempt; readonly now: Date}): JSX.Element {
  const words = whenText(at, now);
  if (runId === null) return <span class="small faint">{words}</span>;
  return (
    <button type="button" class="text-button small" title={i18n.t('history.itsRun')} onClick={() => showRun(runId)}>
      {words}
    </button>
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
