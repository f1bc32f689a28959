import {emptyCounts, isOver, type Run, type RunScope} from '../../shared/export/run.ts';
import type {DearConnection} from '../dear/connection.ts';
import {recoverSend, SAME_KEY_FOR} from '../ledger/recover.ts';
import type {Bus} from '../platform/bus.ts';
import {type Clock, isoTime} from '../platform/clock.ts';
import type {Ids} from '../platform/ids.ts';
import type {Log} from '../platform/log.ts';
import {problemOf, Trouble} from '../platform/trouble.ts';
import type {Store} from '../store/store.ts';
import type {XeroConnection} from '../xero/connection.ts';
import type {XeroChoices} from '../xero/xero.ts';
import {type ContactBook, createContactBook} from './contact-book.ts';
import type {ExportContext, RunInHand} from './context.ts';
import {discover} from './discover.ts';
import {executeRun, type RunResult} from './execute-run.ts';
import type {Exporter} from './exporter.ts';
import {noteNativeLink} from './native-link.ts';
import {interrupted, notConnected} from './run-problems.ts';
import {circumstancesOf} from './settled.ts';
import {createTurns} from './turns.ts';

export interface ExporterDependencies {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly store: Store;
  readonly bus: Bus;
  readonly dear: DearConnection;
  readonly xero: XeroConnection;
}

/** A run that is being worked on. */
interface ActiveRun {
  run: Run;
  readonly controller: AbortController;
  readonly ended: Promise<void>;
  readStarted: boolean;
}

/** How often what stayed unknown is looked at again by itself. */
const LOOK_AGAIN_EVERY = 60_000;

/** Keeps the runs: one full sync at a time, and beside it, ahead of it, the single documents that people wait for. */
export function createExporter(dependencies: ExporterDependencies): Exporter {
  const {clock, ids, log, store, bus, dear, xero} = dependencies;
  const active = new Map<string, ActiveRun>();
  const turns = createTurns();
  const contactBooks = new Map<string, ContactBook>();
  const closing = new AbortController();
  let started = false;
  let following: Promise<void> | null = null;

  const waitingRuns = () => [...store.values('runs')].map(({run}) => run).filter(({state}) => state === 'waiting');
  const live = (id: string) => active.get(id)?.run ?? store.get('runs', id)?.run;
  const publish = (run: Run) => bus.publish('run', {run});

  function pump(): void {
    if (!started || closing.signal.aborted) return;
    const busy = (isAll: boolean) => [...active.values()].some(({run}) => (run.scope.kind === 'all') === isAll);
    for (const isAll of [false, true]) {
      if (busy(isAll)) continue;
      const next = waitingRuns().find((run) => !active.has(run.id) && (run.scope.kind === 'all') === isAll);
      if (next) begin(next);
    }
  }

  function begin(run: Run): void {
    const controller = new AbortController();
    const one: ActiveRun = {run, controller, readStarted: false, ended: Promise.resolve()};
    active.set(run.id, one);
    const ended = work(one)
      .catch((error: unknown) => log.error({run: run.id, error: String(error)}, 'A run could not be ended'))
      .finally(() => {
        active.delete(run.id);
        follow();
        pump();
      });
    Object.assign(one, {ended});
  }

  async function work(one: ActiveRun): Promise<void> {
    const start = clock.now();
    const counts = emptyCounts();
    const keep = (change: Partial<Run>) => {
      one.run = {...one.run, ...change, counts: {...counts}};
      return one.run;
    };
    try {
      const begun = keep({state: 'running', startedAt: isoTime(start)});
      await store.commit('runs.start', (changes) => changes.put('runs', {id: begun.id, run: begun}));
      publish(begun);
      const result = await execute(one, counts, (done, total) => {
        publish(keep({progress: {done, total, secondsLeft: secondsLeft(done, total, clock.now() - start)}}));
      });
      await end(
        keep({state: 'finished', outcome: result.outcome, ...(result.problem ? {problem: result.problem} : {})}),
      );
    } catch (error) {
      if (one.controller.signal.aborted && !closing.signal.aborted) await end(keep({state: 'stopped'}));
      else if (closing.signal.aborted) await end(keep({state: 'failed', problem: interrupted}));
      else await end(keep({state: 'failed', problem: problemOfError(error)}));
    }
  }

  async function end(run: Run): Promise<void> {
    const over: Run = {...run, finishedAt: isoTime(clock.now()), progress: {...run.progress, secondsLeft: null}};
    await store.commit('runs.end', (changes) => changes.put('runs', {id: over.id, run: over}));
    const one = active.get(run.id);
    if (one) one.run = over;
    publish(over);
    log.info({run: over.id, state: over.state, counts: over.counts, code: over.problem?.code}, 'Run over');
  }

  async function execute(
    one: ActiveRun,
    counts: Run['counts'],
    progress: (done: number, total: number) => void,
  ): Promise<RunResult> {
    const {run} = one;
    let choices: XeroChoices | null = null;
    const strangers = new Set<string>();
    const context = contextOf(
      {
        id: run.id,
        trigger: run.trigger,
        requestedBy: run.requestedBy,
        urgent: run.scope.kind !== 'all',
        insists: run.trigger === 'retry' && run.scope.kind === 'transaction',
        counts,
        strangers,
        signal: one.controller.signal,
      },
      () => {
        if (!choices) throw new Error('Xero’s choices are asked for before they were read.');
        return choices;
      },
    );
    const result = await executeRun(context, run.scope, {
      readStarted: () => {
        one.readStarted = true;
      },
      progress,
      loadChoices: async (maxAge) => {
        choices = await context.xero.choices({urgent: context.work.urgent, maxAge});
      },
    });
    await noteNativeLink(store, strangers, run.scope.kind === 'all');
    return result;
  }

  /** Throws standing trouble while DEAR or Xero is not connected. */
  function contextOf(work: RunInHand, choices: () => XeroChoices): ExportContext {
    const [dearClient, account] = [dear.client(), dear.account()];
    const [xeroClient, tenantId] = [xero.client(), xero.tenantId()];
    if (!dearClient || !account) throw notConnected('dear', dear.status());
    if (!xeroClient || !tenantId) throw notConnected('xero', xero.status());
    const contactBook = contactBooks.get(tenantId) ?? createContactBook(clock);
    contactBooks.set(tenantId, contactBook);
    return {
      clock,
      ids,
      log,
      store,
      bus,
      turns,
      contactBook,
      work,
      choices,
      books: {account, tenantId},
      dear: dearClient,
      xero: xeroClient,
    };
  }

  function problemOfError(error: unknown) {
    if (error instanceof Trouble) return error.problem;
    log.error({error: error instanceof Error ? (error.stack ?? error.message) : String(error)}, 'A run broke');
    return problemOf(
      'run.broke',
      'The sync stopped on a fault of Deerpath itself.',
      'What had gone to Xero is written down; nothing goes twice.',
      'Sync again. If it stays, look into the companion’s log.',
    );
  }

  /** While anything is unknown, looks for it again by itself: at latest when Xero has forgotten the key. */
  function follow(): void {
    if (following || closing.signal.aborted || !started) return;
    const open = () => [...store.values('sends')].filter(({tenantId}) => tenantId === xero.tenantId());
    if (open().length === 0) return;
    following = (async () => {
      for (let first = true; open().length > 0 && !closing.signal.aborted; first = false) {
        const ages = open().map(({firstSentAt}) => clock.now() - Date.parse(firstSentAt));
        const untilForgotten = Math.max(0, SAME_KEY_FOR - Math.max(...ages)) + 1_000;
        await clock.sleep(first && active.size === 0 ? 0 : Math.min(LOOK_AGAIN_EVERY, untilForgotten), closing.signal);
        if (closing.signal.aborted) return;
        if (active.size > 0) continue;
        await recoverOpen(open().map(({id}) => id));
      }
    })()
      .catch((error: unknown) =>
        log.warn(
          {code: error instanceof Trouble ? error.problem.code : 'unexpected'},
          'What is unknown in Xero stays so for now',
        ),
      )
      .finally(() => {
        following = null;
      });
  }

  async function recoverOpen(sends: readonly string[]): Promise<void> {
    const context = contextOf(
      {
        id: null,
        trigger: 'retry',
        requestedBy: null,
        urgent: false,
        insists: false,
        counts: emptyCounts(),
        strangers: new Set(),
        signal: closing.signal,
      },
      () => {
        throw new Error('A recovery maps nothing.');
      },
    );
    for (const id of sends) await recoverSend(context, id, 0);
  }

  async function sweep(): Promise<void> {
    if (!started || active.size > 0 || !dear.client() || !xero.client()) return;
    const context = contextOf(
      {
        id: null,
        trigger: 'auto',
        requestedBy: null,
        urgent: false,
        insists: false,
        counts: emptyCounts(),
        strangers: new Set(),
        signal: closing.signal,
      },
      () => {
        throw new Error('A sweep maps nothing.');
      },
    );
    const raised = await discover(context, () => circumstancesOf(store.state.settings, null), {wholeLists: true});
    log.info({raised: raised.length}, 'Swept DEAR’s lists for what the ledger lacks');
  }

  return {
    sweep,
    async enqueue({scope, trigger, requestedBy}) {
      const wanted = normalised(scope);
      const joins = (run: Run) =>
        sameScope(run.scope, wanted) && (run.state === 'waiting' || !active.get(run.id)?.readStarted);
      const candidates = () => [
        ...[...active.values()].map(({run}) => run).filter(({state}) => !isOver(state)),
        ...waitingRuns(),
      ];
      const id = ids.next();
      const answer = await store.commit('runs.enqueue', (changes) => {
        const joined = candidates().find(joins);
        if (joined) return {run: joined, joined: true};
        const run: Run = {
          id,
          scope: wanted,
          trigger,
          requestedBy,
          startedAt: null,
          finishedAt: null,
          state: 'waiting',
          outcome: null,
          progress: {done: 0, total: null, secondsLeft: null},
          counts: emptyCounts(),
        };
        changes.put('runs', {id, run});
        return {run, joined: false};
      });
      if (!answer.joined) publish(answer.run);
      pump();
      return answer;
    },
    async stop(id) {
      const one = active.get(id);
      if (one) {
        one.controller.abort();
        await one.ended;
        return live(id);
      }
      const run = store.get('runs', id)?.run;
      if (run?.state === 'waiting') await end({...run, state: 'stopped'});
      return live(id);
    },
    current: () => {
      const runs = [...active.values()].map(({run}) => run).filter(({state}) => !isOver(state));
      return runs.find(({scope}) => scope.kind === 'all') ?? runs[0] ?? waitingRuns()[0] ?? null;
    },
    live: (id) => active.get(id)?.run,
    async resume() {
      const last = [...store.values('runs')].at(-1)?.run;
      if (last?.state === 'failed' && isMendedByConnecting(last.problem?.code ?? '')) {
        await this.enqueue({scope: last.scope, trigger: 'retry', requestedBy: last.requestedBy});
      }
      follow();
      pump();
    },
    async start() {
      const cutOff = [...store.values('runs')].map(({run}) => run).filter(({state}) => state === 'running');
      if (cutOff.length > 0) {
        await store.commit('runs.interrupted', (changes) => {
          for (const run of cutOff) {
            changes.put('runs', {
              id: run.id,
              run: {...run, state: 'failed', finishedAt: isoTime(clock.now()), problem: interrupted},
            });
          }
        });
      }
      started = true;
      follow();
      pump();
    },
    async close() {
      closing.abort();
      for (const {controller} of active.values()) controller.abort();
      await Promise.all([...active.values()].map(({ended}) => ended));
      await following;
    },
  };
}

/**
 * A sync that a lost login cut off goes on by itself. One that was asked for before anything was connected does not: the
 * first full sync waits until somebody chose the first day.
 */
const isMendedByConnecting = (code: string): boolean =>
  /^(xero|dear)\./.test(code) && !['dear.not-connected', 'xero.not-connected', 'xero.not-chosen'].includes(code);

const normalised = (scope: RunScope): RunScope =>
  scope.kind === 'sale' || scope.kind === 'purchase' ? {...scope, id: scope.id.toLowerCase()} : scope;

const sameScope = (a: RunScope, b: RunScope): boolean =>
  a.kind === b.kind && ('id' in a ? a.id : '') === ('id' in b ? b.id : '');

/** From the pace so far; nothing while there is none to go by. */
function secondsLeft(done: number, total: number, elapsed: number): number | null {
  if (done === 0 || total === 0) return null;
  return Math.max(0, Math.round(((total - done) * elapsed) / done / 1_000));
}
