import type {JSX} from 'preact';
import {i18n} from '#i18n';
import type {Transaction} from '../../shared/history/transaction.ts';
import {knownProblem} from '../../shared/problems/catalogue.ts';
import {mendOf, mendWords} from '../alerts/mend.ts';
import {problemFix, problemTitle, problemWhy} from '../alerts/problem-words.ts';
import {Button} from '../ui/button.tsx';
import {ChevronRightIcon, ClockIcon, ExternalIcon, FailedIcon} from '../ui/icons.tsx';

interface ProblemCardProps {
  readonly transaction: Transaction;
  readonly problem: NonNullable<Transaction['problem']>;
  readonly onSetUp: (step?: string) => void;
}

/** What happened, why, and what to do, with one way on; Xero's own words stay folded. */
export function ProblemCard({transaction, problem, onSetUp}: ProblemCardProps): JSX.Element {
  const waits = transaction.status === 'Pending';
  const happened = waits
    ? i18n.t('history.waitsAndGoes')
    : transaction.xero
      ? i18n.t('history.couldNotChange')
      : i18n.t('history.couldNotGo');
  return (
    <section class={`card problem ${waits ? 'waits' : ''}`} aria-label={problemTitle(problem)}>
      <h2 class="row">
        <i class={waits ? 'tone-warn' : 'tone-bad'}>{waits ? <ClockIcon /> : <FailedIcon />}</i>
        <span>{problemTitle(problem)}</span>
      </h2>
      <dl>
        <dt>{i18n.t('history.whatHappened')}</dt>
        <dd>{happened}</dd>
        <dt>{i18n.t('history.why')}</dt>
        <dd>{problemWhy(problem)}</dd>
        <dt>{i18n.t('history.whatToDo')}</dt>
        <dd>{problemFix(problem)}</dd>
      </dl>
      <Ways transaction={transaction} problem={problem} onSetUp={onSetUp} />
      {problem.raw ? (
        <details>
          <summary class="row">
            <ChevronRightIcon size={14} />
            {problem.code.startsWith('dear.') ? i18n.t('history.dearWords') : i18n.t('history.xeroWords')}
          </summary>
          <pre>{problem.raw}</pre>
        </details>
      ) : null}
    </section>
  );
}

/** The one way on, filled where it is a place of ours; then the document's own page when that helps. */
function Ways({transaction, problem, onSetUp}: ProblemCardProps): JSX.Element | null {
  const {mend, where} = mendOf(problem.code);
  const links = linksOf(transaction, problem, where);
  const isOurs = where.startsWith('options');
  if (!isOurs && links.length === 0) return null;
  return (
    <div class="row ways">
      {isOurs ? (
        <Button look="filled" onClick={() => onSetUp(where.split('#')[1])}>
          {mend}
        </Button>
      ) : null}
      {links.map(([words, address]) => (
        <a key={address} class="way row" href={address} target="_blank" rel="noopener noreferrer">
          {words} <ExternalIcon size={14} />
        </a>
      ))}
    </div>
  );
}

function linksOf(
  {dear, xero}: Transaction,
  {code, link}: ProblemCardProps['problem'],
  where: string,
): readonly (readonly [words: string, address: string])[] {
  const {place, also} = knownProblem(code);
  if (also === 'xero-accounts') return [[i18n.t('history.restoreInXero'), XERO_ACCOUNTS]];
  if (where.startsWith('https:')) return [[mendWords(place), where]];
  const address = link ?? (place === 'dear-document' ? dear.url : place === 'xero-document' ? xero?.url : undefined);
  if (!address) return [];
  return [
    [
      address.includes('xero.com')
        ? i18n.t('history.openXero')
        : address === dear.url
          ? i18n.t('history.openDear')
          : i18n.t('history.openPlace'),
      address,
    ],
  ];
}

/** The chart of accounts. */
const XERO_ACCOUNTS = 'https://go.xero.com/GeneralLedger/ChartOfAccounts.aspx';
