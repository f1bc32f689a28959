import {createHash} from 'node:crypto';
import type {Cents} from '../../shared/money/cents.ts';
import {failed, ok, type Problem, type Result} from '../../shared/result.ts';
import {findAccount} from '../mapping/choose-account.ts';
import {dayAfter, dayText} from '../mapping/day.ts';
import {lockOf, lockText} from '../mapping/lock-date.ts';
import {entryOf, type MappingContext} from '../mapping/mapping-context.ts';
import {problemOf} from '../platform/trouble.ts';
import type {XeroAccount} from '../xero/xero.ts';
import {journalNames} from './journal-type.ts';
import type {StockJournal} from './stock-journals.ts';

/** A manual journal as it will stand in Xero. */
export interface MappedJournal {
  /** What it is found by: Xero gives manual journals no number. */
  readonly narration: string;
  readonly date: string;
  readonly status: 'POSTED' | 'DRAFT';
  readonly lines: readonly {readonly accountCode: string; readonly amount: Cents; readonly description: string}[];
  readonly notes: readonly string[];
  /** Where a lock date moved it or made it a draft: how it would be without. */
  readonly unlocked?: Dated;
}

type Dated = Pick<MappedJournal, 'date' | 'status'>;

/** One account is “630 Inventory” on both sides, so lines of the same one are put together. */
type Lines = Map<string, Cents>;

/**
 * The day's stock value of one type as Xero's manual journal, or every account that keeps it back. Pure.
 *
 * Of one that is in Xero already (`inXero` of the context) the lock date is left to whoever changes it there.
 *
 * @param company a short, lasting mark of DEAR's company: two of them may keep their books in one organisation.
 */
export function mapJournal(journal: StockJournal, context: MappingContext, company: string): Result<MappedJournal> {
  const problems: Problem[] = journal.broken.length > 0 ? [unreadable(journal)] : [];
  const sums: Lines = new Map();
  for (const {code, amount} of journal.accounts) {
    const xeroCode = entryOf(context.settings.mapping.accounts, code) ?? code;
    const problem = whyNot(xeroCode, findAccount(xeroCode, context.choices.accounts));
    if (problem) problems.push(problem);
    else sums.set(xeroCode, (sums.get(xeroCode) ?? 0) + amount);
  }
  const dated = dateOf(journal, context);
  if (!dated.ok) problems.push(...dated.problems);
  if (problems.length > 0 || !dated.ok) return failed(...problems);
  const description = journalNames[journal.type];
  return ok({
    ...dated.value,
    narration: narrationOf(journal, company),
    lines: Array.from(sums, ([accountCode, amount]) => ({accountCode, amount, description})).filter(
      ({amount}) => amount !== 0,
    ),
  });
}

/** `Cost of goods sold of 2 March 2026, from DEAR (a1b2c3)`: no quotes, which Xero's filters could not carry. */
const narrationOf = ({type, day}: Pick<StockJournal, 'type' | 'day'>, company: string): string =>
  `${journalNames[type]} of ${dayText(day)} ${day.slice(0, 4)}, from DEAR (${company})`;

/** Another one whenever anything that Xero shows of a journal changes. SHA-256 in hexadecimal. */
export function journalFingerprint({narration, lines, unlocked, ...given}: MappedJournal): string {
  // What a lock date made of it is no change in DEAR.
  const {date, status} = unlocked ?? given;
  return createHash('sha256')
    .update(JSON.stringify([narration, date, status, lines.map(({accountCode, amount}) => [accountCode, amount])]))
    .digest('hex');
}

const unreadable = ({type, day, broken}: StockJournal): Problem =>
  problemOf(
    'journal.unreadable',
    `${journalNames[type]} of ${dayText(day)} does not add up in DEAR.`,
    `${broken.slice(0, 3).join(' ')}${broken.length > 3 ? ` And ${broken.length - 3} more.` : ''} Nothing of that day was sent.`,
    'Look at these transactions in DEAR. Then retry.',
  );

/** Never on bank accounts, stock accounts or accounts of Xero's own (Xero's documentation, Manual journals). */
function whyNot(code: string, account: XeroAccount | undefined): Problem | undefined {
  if (!account) {
    return problemOf(
      'mapping.account-unknown',
      `Account ${code} is not in Xero.`,
      'DEAR posts stock value to it.',
      `Choose another account for ${code}, or add ${code} in Xero. Then retry.`,
    );
  }
  if (account.status !== 'ACTIVE') {
    return problemOf(
      'mapping.account-archived',
      `Account ${code} is archived in Xero.`,
      'DEAR posts stock value to it.',
      `Choose another account for ${code}, or restore ${code} in Xero. Then retry.`,
    );
  }
  if (account.systemAccount === null && account.type !== 'BANK' && account.type !== 'INVENTORY') return undefined;
  return problemOf(
    'journal.account-not-allowed',
    `Account ${code} takes no manual journals in Xero.`,
    'It is a bank account, a stock account, or one of Xero’s own. DEAR posts stock value to it.',
    `Choose an account of the type Current Asset or Expense for ${code}. Then retry.`,
  );
}

/** Manual journals obey lock dates as documents do; drafts are taken at any time. */
function dateOf(
  {type, day}: StockJournal,
  context: MappingContext,
): Result<Dated & Pick<MappedJournal, 'notes' | 'unlocked'>> {
  const status = context.settings.documentStatus === 'DRAFT' ? 'DRAFT' : 'POSTED';
  const lock = lockOf(context);
  if (!lock || day > lock.day || status === 'DRAFT' || context.inXero) return ok({date: day, status, notes: []});
  const locked = lockText(lock, day);
  const unlocked = {date: day, status} as const;
  switch (context.settings.lockedDocuments) {
    case 'draft':
      return ok({date: day, status: 'DRAFT', unlocked, notes: [`It goes as a draft: ${locked}.`]});
    case 'next-day': {
      const open = dayAfter(lock.day);
      return ok({
        date: open,
        status,
        unlocked,
        notes: [`It is dated ${dayText(open, day)} instead of ${dayText(day, open)}: ${locked}.`],
      });
    }
    case 'fail':
      return failed(
        problemOf(
          'mapping.before-lock-date',
          `${journalNames[type]} of ${dayText(day)} is before ${lock.side}'s lock date.`,
          `It is dated ${dayText(day, lock.day)}; ${locked}.`,
          'Move the lock date, let locked documents go as drafts (Settings), or skip it.',
        ),
      );
  }
}
