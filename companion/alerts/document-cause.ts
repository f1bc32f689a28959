import {withoutOwn} from '../../shared/alerts/causes.ts';
import type {Transaction} from '../../shared/history/transaction.ts';
import type {Problem} from '../../shared/result.ts';
import type {Cause} from './cause.ts';
import {documentsText} from './documents-text.ts';

/** A document that has the cause. */
export interface Member {
  readonly transaction: Transaction;
  readonly problem: Problem;
}

/** As many ids as a notification carries. */
const MOST_IDS = 200;
/** As many numbers as its text names. */
const NAMED = 3;

/**
 * The cause that these documents share, as a notice says it: “12 bills: account 630 is archived in Xero”.
 *
 * @param members one at least, the newest first.
 * @param isWaiting they wait and may go by themselves; otherwise they failed.
 */
export function documentCause(key: string, members: readonly [Member, ...Member[]], isWaiting: boolean): Cause {
  const [{problem, transaction}] = members;
  const shared = <Part extends 'detail' | 'link'>(part: Part) =>
    members.every((member) => member.problem[part] === problem[part]) ? problem[part] : undefined;
  const link = shared('link');
  const count = documentsText(members.map((member) => member.transaction.kind));
  const waits = members.length === 1 ? 'waits' : 'wait';
  return {
    key,
    severity: isWaiting ? 'warning' : 'error',
    code: problem.code,
    title: `${isWaiting ? `${count} ${waits}` : count}: ${subjectOf(problem, transaction.dear.number, members.length)}`,
    detail: [namesOf(members), shared('detail')].filter(Boolean).join(' '),
    fix: problem.fix,
    ...(link ? {link} : {}),
    count: members.length,
    transactionIds: members.slice(0, MOST_IDS).map((member) => member.transaction.id),
  };
}

/** What the title says of the document, without naming it: “before Xero's lock date”. */
function subjectOf({title}: Problem, number: string, count: number): string {
  const said = withoutOwn(title, number)
    .replace(/\.$/, '')
    .replace(/^… (is|has) /, '')
    .replace(/^… /, '')
    .replace(/ by …$/, '')
    .replaceAll('…', count === 1 ? 'it' : 'them');
  // A name keeps its capital: Xero, DEAR, GST.
  return said.replace(/^(?!Xero\b|Deerpath\b)[A-Z](?=[a-z]|\b )/, (letter) => letter.toLowerCase());
}

function namesOf(members: readonly Member[]): string {
  const numbers = [...new Set(members.map(({transaction}) => transaction.dear.number))].filter(Boolean);
  const [{transaction}] = members as [Member];
  if (members.length === 1) return `${[transaction.dear.number, transaction.dear.party].filter(Boolean).join(', ')}.`;
  const more = numbers.length - NAMED;
  if (more <= 0) return `${numbers.join(', ')}.`;
  return `${numbers.slice(0, NAMED).join(', ')} and ${more} more.`;
}
