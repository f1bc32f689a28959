import {emptyCounts} from '../../shared/export/run.ts';
import {createFileShelf} from '../attachments/file-shelf.ts';
import type {DearConnection} from '../dear/connection.ts';
import type {MappingContext} from '../mapping/mapping-context.ts';
import type {Bus} from '../platform/bus.ts';
import type {Clock} from '../platform/clock.ts';
import type {Ids} from '../platform/ids.ts';
import type {Log} from '../platform/log.ts';
import {createKeptReads} from '../preview/kept-reads.ts';
import type {Store} from '../store/store.ts';
import type {XeroConnection} from '../xero/connection.ts';
import type {ExportContext, RunInHand} from './context.ts';
import {notConnected} from './runs/run-problems.ts';
import {createTurns} from './runs/turns.ts';
import {type ContactBook, createContactBook} from './send/contact-book.ts';

export interface ExporterDependencies {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly store: Store;
  readonly bus: Bus;
  readonly dear: DearConnection;
  readonly xero: XeroConnection;
}

/** What a run maps documents by: `load` reads it, `read` gives what was read. */
interface RunMapping {
  read(): Omit<MappingContext, 'settings'>;
  load(maxAge: number): Promise<void>;
  renew(since: number): Promise<boolean>;
}

export interface ExportContexts {
  /** What the steps of a run are handed. Throws standing trouble while DEAR or Xero is not connected. */
  forRun(work: RunInHand, mapping: RunMapping): ExportContext;
  /** The same for work that nobody asked for and that maps nothing. */
  forHousekeeping(signal: AbortSignal): ExportContext;
}

/** Puts together what the steps of an export are handed, with what lasts longer than a run: turns and contact books. */
export function createContexts({dear, xero, ...dependencies}: ExporterDependencies): ExportContexts {
  const turns = createTurns();
  const keptReads = createKeptReads(dependencies.clock);
  const contactBooks = new Map<string, ContactBook>();

  function forRun(work: RunInHand, {read, load, renew}: RunMapping): ExportContext {
    const [dearClient, account] = [dear.client(), dear.account()];
    const [xeroClient, tenantId] = [xero.client(), xero.tenantId()];
    if (!dearClient || !account) throw notConnected('dear', dear.status());
    if (!xeroClient || !tenantId) throw notConnected('xero', xero.status());
    const contactBook = contactBooks.get(tenantId) ?? createContactBook(dependencies.clock);
    contactBooks.set(tenantId, contactBook);
    const books = {account, tenantId};
    return {
      ...dependencies,
      turns,
      keptReads,
      contactBook,
      files: createFileShelf((file) => dearClient.download(file, {urgent: work.urgent, signal: work.signal})),
      work,
      books,
      dear: dearClient,
      dearCallsPerMinute: dear.budget().limit,
      xero: xeroClient,
      choices: () => read().choices,
      mapping: () => ({...read(), settings: dependencies.store.state.settings}),
      loadMapping: load,
      renewMapping: renew,
    };
  }

  return {
    forRun,
    forHousekeeping: (signal) =>
      forRun(
        {
          id: null,
          trigger: 'auto',
          requestedBy: null,
          beganAt: dependencies.clock.now(),
          urgent: false,
          insists: false,
          counts: emptyCounts(),
          strangers: new Set(),
          created: new Set(),
          read: new Set(),
          signal,
        },
        {read: mapsNothing, load: async () => mapsNothing(), renew: async () => mapsNothing()},
      ),
  };
}

function mapsNothing(): never {
  throw new Error('Housekeeping maps nothing.');
}
