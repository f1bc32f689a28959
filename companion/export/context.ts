import type {Run, RunCounts} from '../../shared/export/run.ts';
import type {FileShelf} from '../attachments/file-shelf.ts';
import type {Dear} from '../dear/dear.ts';
import type {Books} from '../ledger/keys.ts';
import type {MappingContext} from '../mapping/mapping-context.ts';
import type {Bus} from '../platform/bus.ts';
import type {Clock} from '../platform/clock.ts';
import type {WritePoint} from '../platform/failpoints.ts';
import type {Ids} from '../platform/ids.ts';
import type {Log} from '../platform/log.ts';
import type {KeptReads} from '../preview/kept-reads.ts';
import type {Rehearsal} from '../preview/rehearsal.ts';
import type {Row} from '../store/records.ts';
import type {Changes, Store} from '../store/store.ts';
import type {Xero, XeroChoices} from '../xero/xero.ts';
import type {Turns} from './runs/turns.ts';
import type {ContactBook} from './send/contact-book.ts';

/** What every step of an export is handed. */
export interface ExportContext {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly store: Store;
  readonly bus: Bus;
  readonly books: Books;
  readonly dear: Dear;
  readonly dearCallsPerMinute: number;
  readonly xero: Xero;
  readonly contactBook: ContactBook;
  readonly files: FileShelf;
  readonly turns: Turns;
  readonly work: RunInHand;
  /** Xero's accounts, rates and currencies as this run read them. Throws while they are not read. */
  choices(): XeroChoices;
  /** Stands in for Xero while the run only looks; absent when it sends. */
  readonly rehearsal?: Rehearsal;
  /** What a preview read of DEAR: put there by one, taken from there by the sync after it. */
  readonly keptReads: KeptReads;
  /** What documents are mapped by, as this run read it. Throws while it is not read. */
  mapping(): MappingContext;
  /** Reads that, unless it is younger than so many milliseconds. Throws `Trouble` where Xero or DEAR does not answer. */
  loadMapping(maxAge: number): Promise<void>;
  /**
   * Reads that anew, unless it was read since `since`: what refuses a document may be out of date.
   *
   * @returns whether anything of it is another.
   */
  renewMapping(since: number): Promise<boolean>;
}

/** The run on whose behalf a step works. */
export interface RunInHand {
  readonly id: string | null;
  readonly trigger: Run['trigger'];
  readonly requestedBy: string | null;
  /** When it began, milliseconds UTC. */
  readonly beganAt: number;
  /** A person waits for this one document: its calls go ahead of a full sync's. */
  readonly urgent: boolean;
  /** A person gave their word on this transaction: what was adopted may be edited. */
  readonly insists: boolean;
  readonly counts: RunCounts;
  /** Numbers of documents that somebody else brought to Xero after Deerpath was connected. */
  readonly strangers: Set<string>;
  /** Ledger entries of what this run made in Xero: nothing hangs on it yet but what the run puts there. */
  readonly created: Set<string>;
  /** Sales and purchases that this run has read, by their keys. */
  readonly read: Set<string>;
  readonly signal: AbortSignal;
}

/** Commits, and then tells every open browser which rows changed. */
export async function commitAndTell<Value>(
  {store, bus}: Pick<ExportContext, 'store' | 'bus'>,
  point: WritePoint,
  build: (changes: Changes) => Value,
): Promise<Value> {
  const rows = new Map<string, Row>();
  const value = await store.commit(point, (changes) => {
    rows.clear();
    return build({
      ...delegated(changes),
      put: (collection, record) => {
        changes.put(collection, record);
        if (collection === 'rows') rows.set(record.id, record as Row);
      },
    });
  });
  for (const row of rows.values()) bus.publish('transaction', {transaction: row.transaction});
  return value;
}

const delegated = (changes: Changes): Changes => ({
  get state() {
    return changes.state;
  },
  setState: (next) => changes.setState(next),
  get: (collection, id) => changes.get(collection, id),
  put: (collection, record) => changes.put(collection, record),
  remove: (collection, id) => changes.remove(collection, id),
});
