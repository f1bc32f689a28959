import type {Trouble} from '../client/trouble.ts';
import type {DocumentFacts, DocumentRow} from '../messages/asks.ts';

/** What the pill says. `reason` may follow its word; `hint` is the whole sentence. */
export type DocumentState =
  | {readonly kind: 'not-authorised'; readonly hint: string}
  | {readonly kind: 'not-in-xero'; readonly reason?: string; readonly hint: string}
  | {readonly kind: 'waiting'; readonly hint: string}
  | {readonly kind: 'syncing'; readonly hint: string}
  | {readonly kind: 'in-xero'; readonly number: string; readonly url: string; readonly hint: string}
  | {readonly kind: 'failed'; readonly reason: string; readonly hint: string}
  | {readonly kind: 'skipped'; readonly hint: string};

/** Everything the control shows. */
export interface DocumentView {
  /** Null while nobody asked yet, or nobody answers: then no pill. */
  readonly state: DocumentState | null;
  /** Why Sync Now cannot be clicked, or null. */
  readonly disabled: string | null;
  readonly busy: boolean;
  readonly hint: string;
}

/**
 * What the control on the page shows of a document, from what the companion knows of it. Of an advanced document's
 * invoices the one that is worst off speaks, with its number.
 */
export function viewOf(family: 'sale' | 'purchase', facts: DocumentFacts | Trouble | null): DocumentView {
  const hint = `Send this ${family} to Xero with Deerpath`;
  if (facts === null) return {state: null, disabled: null, busy: false, hint};
  if (isTrouble(facts)) return {state: null, disabled: `${facts.title}. ${facts.detail}`, busy: false, hint};

  const {run} = facts;
  const busy = run?.state === 'waiting' || run?.state === 'running';
  if (run?.outcome === 'not-in-this-company') {
    const company = facts.company ?? 'another company';
    const reason = `This ${family} is not in ${company}`;
    const why = `${reason}, which Deerpath is connected to. Open it there, or connect this company in Set up.`;
    return {state: {kind: 'not-in-xero', reason, hint: why}, disabled: why, busy: false, hint};
  }

  const state = busy ? inWork(run.state === 'running') : stateOf(family, facts);
  return {state, busy, disabled: state.kind === 'not-authorised' ? state.hint : null, hint};
}

const inWork = (running: boolean): DocumentState =>
  running
    ? {kind: 'syncing', hint: 'On its way to Xero now'}
    : {kind: 'waiting', hint: 'Goes to Xero as soon as the sync before it is through'};

function stateOf(family: 'sale' | 'purchase', facts: DocumentFacts): DocumentState {
  const newest = newestByDocument(facts.rows.filter(({kind}) => kind === 'sale-invoice' || kind === 'bill'));
  const worst = [...newest].sort((one, other) => rank(one) - rank(other))[0];
  if (!worst) {
    if (facts.run?.outcome === 'nothing-authorised') return notAuthorised(family);
    return {
      kind: 'not-in-xero',
      ...(facts.run?.problem ? {reason: facts.run.problem.title.replace(/\.$/, '')} : {}),
      hint: facts.run?.problem
        ? `${facts.run.problem.title} ${facts.run.problem.fix}`
        : 'Deerpath has not sent it yet. Sync Now takes it there.',
    };
  }
  const several = newest.length > 1;
  switch (worst.status) {
    case 'Failed': {
      const title = worst.problem?.title.replace(/\.$/, '') ?? 'See the problem';
      return {
        kind: 'failed',
        reason: several && !title.includes(worst.number) ? `${worst.number}: ${title}` : title,
        hint: worst.problem ? `${worst.problem.title} ${worst.problem.detail}` : title,
      };
    }
    case 'Pending': {
      const name = several ? `${worst.number} waits. ` : '';
      return {
        kind: 'waiting',
        hint: `${name}${worst.waitingFor ?? worst.problem?.title ?? 'It goes with the next sync.'}`,
      };
    }
    case 'Skipped':
      return {
        kind: 'skipped',
        hint: worst.skipped
          ? `${several ? `${worst.number}: s` : 'S'}kipped by ${worst.skipped.user}: ${worst.skipped.reason}`
          : 'Someone decided that it stays out of Xero',
      };
    case 'Completed':
      if (!worst.xero) return {kind: 'not-in-xero', hint: 'It was in Xero and is no longer.'};
      return {
        kind: 'in-xero',
        number: worst.xero.number || worst.number,
        url: worst.xero.url,
        hint: several ? `All ${newest.length} are in Xero. Opens the latest there` : 'Opens it in Xero',
      };
  }
}

const notAuthorised = (family: 'sale' | 'purchase'): DocumentState => ({
  kind: 'not-authorised',
  hint: `Nothing to send yet: authorise the ${family === 'sale' ? 'invoice' : 'bill'} in DEAR, then sync`,
});

const order = ['Failed', 'Pending', 'Skipped', 'Completed'] as const;
const rank = (row: DocumentRow): number => order.indexOf(row.status);

/** Of each invoice its last row, newest invoice first. */
function newestByDocument(rows: readonly DocumentRow[]): readonly DocumentRow[] {
  const newest = new Map<string, DocumentRow>();
  for (const row of [...rows].sort((one, other) => other.updatedAt.localeCompare(one.updatedAt))) {
    if (!newest.has(row.documentId)) newest.set(row.documentId, row);
  }
  return [...newest.values()];
}

const isTrouble = (facts: DocumentFacts | Trouble): facts is Trouble => 'kind' in facts;
