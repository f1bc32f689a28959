import type {DearDocument} from '../../shared/documents/dear-document.ts';
import {type DocumentKind, familyOf, type MasterKind} from '../../shared/documents/kinds.ts';
import {documentPage} from '../../shared/documents/page-address.ts';
import type {Attempt, Transaction} from '../../shared/history/transaction.ts';
import {toCents} from '../../shared/money/cents.ts';
import {moneyOf} from '../../shared/money/money.ts';
import type {Problem} from '../../shared/result.ts';
import {isoTime} from '../platform/clock.ts';
import type {Row} from '../store/records.ts';

/** What a row remembers of its timeline; older entries give way. */
export const ATTEMPTS_KEPT = 100;

/** The history row of a document that is about to travel. */
export function newRow(
  facts: {id: string; entryId: string; document: RowDocument; runId: string; requestedBy: string | null},
  now: number,
): Row {
  const at = isoTime(now);
  return {
    id: facts.id,
    entryId: facts.entryId,
    attempts: [],
    transaction: {
      id: facts.id,
      kind: facts.document.kind,
      status: 'Pending',
      dear: dearSide(facts.document),
      xero: null,
      amount: amountOf(facts.document),
      notes: [],
      problem: null,
      skipped: null,
      attempts: 0,
      runId: facts.runId,
      requestedBy: facts.requestedBy,
      createdAt: at,
      updatedAt: at,
    },
  };
}

/** What a row shows of its document; all of it is in a document that could not be mapped, too. */
export type RowDocument = Pick<
  DearDocument,
  'masterId' | 'taskId' | 'advanced' | 'number' | 'orderNumber' | 'currency'
> & {
  readonly kind: DocumentKind;
  /** Told where the kind does not: payments and files hang on sales and purchases alike. */
  readonly family?: MasterKind;
  /** Null for what has no amount, such as a file. */
  readonly total: DearDocument['total'] | null;
  readonly party: {readonly name: string};
  /** Where it is seen in DEAR, when that is no page of a sale or purchase. */
  readonly page?: string;
};

export const familyOfRow = ({kind, family}: Pick<RowDocument, 'kind' | 'family'>): MasterKind =>
  family ?? familyOf(kind);

/** The row with another fate, and what happened at the end of its timeline. */
export function withOutcome(
  row: Row,
  change: Partial<Transaction>,
  attempt: Omit<Attempt, 'at'> | null,
  now: number,
): Row {
  const at = isoTime(now);
  const attempts = attempt ? [...row.attempts, {at, ...attempt}].slice(-ATTEMPTS_KEPT) : row.attempts;
  const {waitingFor: _, ...rest} = row.transaction;
  return {
    ...row,
    attempts,
    transaction: {
      ...rest,
      ...change,
      attempts: rest.attempts + (attempt && isTry(attempt) ? 1 : 0),
      updatedAt: at,
    },
  };
}

/** One try each: what was sent, whatever came of it, and what was decided without sending. */
const isTry = ({outcome, idempotencyKey}: Omit<Attempt, 'at'>): boolean =>
  outcome === 'sent' || (idempotencyKey === null && ['failed', 'waited', 'found'].includes(outcome));

/** The row brought up to what DEAR says now, without changing its fate. */
export const refreshed = (row: Row, document: RowDocument): Row => ({
  ...row,
  transaction: {...row.transaction, dear: dearSide(document), amount: amountOf(document)},
});

/** Several problems of one document as the one its row carries: nobody mends a document one error at a time. */
export function joined(problems: readonly Problem[]): Problem {
  const [first, ...others] = problems;
  if (!first) throw new Error('A failed document has at least one problem.');
  if (others.length === 0) return first;
  const needs = problems.flatMap((problem) => problem.needs ?? []);
  return {
    ...first,
    detail: `${first.detail} ${others.length === 1 ? 'One more thing' : `${others.length} more things`} to mend: ${others
      .map((problem) => `${problem.title} ${problem.detail}`)
      .join(' ')}`,
    fix: [...new Set(problems.map((problem) => problem.fix))].join(' '),
    ...(needs.length > 0 ? {needs} : {}),
  };
}

const dearSide = (document: RowDocument): Transaction['dear'] => ({
  id: document.masterId,
  documentId: document.taskId,
  number: document.number.trim() || document.orderNumber,
  party: document.party.name,
  url:
    document.page ??
    documentPage({
      family: familyOfRow(document),
      advanced: document.advanced,
      masterId: document.masterId,
      taskId: document.taskId,
      ...(document.kind === 'purchase-order' ? {tab: 'tabOrder'} : {}),
    }),
});

const amountOf = ({total, currency}: RowDocument): Transaction['amount'] =>
  total === null ? null : moneyOf(toCents(total), currency);
