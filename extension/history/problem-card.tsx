import type {JSX} from 'preact';
import type {Transaction} from '../../shared/history/transaction.ts';
import {mendOf} from '../alerts/mend.ts';
import {Button} from '../ui/button.tsx';
import {ChevronRightIcon, ClockIcon, ExternalIcon, FailedIcon} from '../ui/icons.tsx';

interface ProblemCardProps {
  readonly transaction: Transaction;
  readonly problem: NonNullable<Transaction['problem']>;
  readonly onSetUp: (step?: string) => void;
}

/** What happened, why, and what to do, with one way on; Xero's own words stay folded. */
export function ProblemCard({transaction, problem, onSetUp}: ProblemCardProps): JSX.Element {
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
