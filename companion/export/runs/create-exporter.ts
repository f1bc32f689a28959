import {emptyCounts, isOver, type Run} from '../../../shared/export/run.ts';
import type {Problem} from '../../../shared/result.ts';
import {lookDaily} from '../../changed-in-xero/look-daily.ts';
import type {MappingContext} from '../../mapping/mapping-context.ts';
import {isoTime} from '../../platform/clock.ts';
import type {Log} from '../../platform/log.ts';
import {Trouble, unlessPassing} from '../../platform/trouble.ts';
import {createPreviews} from '../../preview/previews.ts';
import {rehearse} from '../../preview/rehearse.ts';
import {readDearLock} from '../dear-lock.ts';
import {discover} from '../discover/discover.ts';
import {circumstancesOf} from '../discover/settled.ts';
import {createContexts, type ExporterDependencies} from '../export-contexts.ts';
import {noteNativeLink} from '../native-link.ts';
import {executeRun, type RunResult} from './execute-run.ts';
import type {Exporter} from './exporter.ts';
import {createFollower} from './follow-unknown.ts';
import {createRunBook, sameScope} from './run-book.ts';
import {broke, interrupted, isMendedByConnecting} from './run-problems.ts';

/** A run that is being worked on. */
interface ActiveRun {
  run: Run;
  readonly controller: AbortController;
  ended: Promise<void>;
  readStarted: boolean;
  /** Who asked for its end. */
  stoppedBy?: string | undefined;
}

/** Keeps the runs: one full sync at a time, and beside it, ahead of it, the single documents that people wait for. */
export function createExporter(dependencies: ExporterDependencies): Exporter {
  const {clock, log, store, bus, dear, xero} = dependencies;
  const active = new Map<string, ActiveRun>();
  const closing = new AbortController();
  const contexts = createContexts(dependencies);
  const book = createRunBook(dependencies);
  const previews = createPreviews();
  const unknown = createFollower(dependencies, contexts, closing.signal, () => active.size > 0);
  let started = false;

  const underWay = () => Array.from(active.values(), ({run}) => run).filter(({state}) => !isOver(state));
  const publish = (run: Run) => bus.publish('run', {run});

  /** Begins the first waiting run of each lane that is free. */
  function pump(): void {
    if (!started || closing.signal.aborted) return;
    const isFull = (run: Run) => run.scope.kind === 'all';
    for (const lane of [false, true]) {
      if ([...active.values()].some(({run}) => isFull(run) === lane)) continue;
      const next = book.waiting().find((run) => !active.has(run.id) && isFull(run) === lane);
      if (next) begin(next);
    }
  }

  function begin(run: Run): void {
    const one: ActiveRun = {run, controller: new AbortController(), readStarted: false, ended: Promise.resolve()};
    active.set(run.id, one);
    one.ended = work(one)
      .catch((error: unknown) => log.error({run: run.id, error: String(error)}, 'A run could not be ended'))
      .finally(() => {
        active.delete(run.id);
        unknown.follow();
        pump();
      });
  }

  async function work(one: ActiveRun): Promise<void> {
    const start = clock.now();
    const counts = emptyCounts();
    const keep = (change: Partial<Run>): Run => {
      one.run = {...one.run, ...change, counts: {...counts}};
      return one.run;
    };
    let ending: Partial<Run>;
    try {
      const begun = keep({state: 'running', startedAt: isoTime(start)});
      await book.begin(begun);
      publish(begun);
      const {outcome, problem} = await execute(one, counts, (done, total) => {
        publish(
          keep({progress: {done, total, secondsLeft: secondsLeft({done, total}, clock.now() - start, dear.budget())}}),
        );
      });
      // Stopped between two calls it comes back with what it did not get to.
      const isCutShort = one.controller.signal.aborted && counts.pending > 0;
      ending = isCutShort ? cutShort() : {state: 'finished', outcome, ...(problem ? {problem} : {})};
    } catch (error) {
      ending = one.controller.signal.aborted ? cutShort() : {state: 'failed', problem: problemOfError(error, log)};
    }
    one.readStarted = true; // nobody joins it any more, and until its end is written down it goes on
    await end({...one.run, ...ending, counts: {...counts}}, one);
  }

  /** By a person, or because the companion ends. */
  const cutShort = (): Partial<Run> =>
    closing.signal.aborted ? {state: 'failed', problem: interrupted} : {state: 'stopped'};

  async function end(run: Run, one: {run?: Run; stoppedBy?: string | undefined}): Promise<void> {
    const over = await book.end(run, one.stoppedBy);
    one.run = over;
    publish(over);
    log.info({run: over.id, state: over.state, counts: over.counts, code: over.problem?.code}, 'Run over');
  }

  async function execute(
    one: ActiveRun,
    counts: Run['counts'],
    progress: (done: number, total: number) => void,
  ): Promise<RunResult> {
    const {id, scope, trigger, requestedBy, preview = false} = one.run;
    let mapping: Omit<MappingContext, 'settings'> | null = null;
    const strangers = new Set<string>();
    const real = contexts.forRun(
      {
        id,
        trigger,
        requestedBy,
        beganAt: clock.now(),
        urgent: scope.kind !== 'all',
        insists: trigger === 'retry' && scope.kind === 'transaction',
        counts,
        strangers,
        created: new Set(),
        read: new Set(),
        signal: one.controller.signal,
      },
      {
        read: () => {
          if (!mapping) throw new Error('Xero’s choices are asked for before they were read.');
          return mapping;
        },
        load: loadMapping,
        renew: renewMapping,
      },
    );
    const callsPerMinute = {dear: dear.budget().limit, xero: xero.budget().xeroMinute.limit};
    const rehearsed = preview ? rehearse(real, scope, callsPerMinute) : null;
    const context = rehearsed?.context ?? real;
    const result = await executeRun(context, scope, {
      readStarted: () => {
        one.readStarted = true;
      },
      progress,
      loadChoices: loadMapping,
    });
    if (rehearsed) previews.keep(id, rehearsed.preview());
    else await noteNativeLink(store, strangers, scope.kind === 'all');
    return result;

    async function loadMapping(maxAge: number): Promise<void> {
      const {urgent} = context.work;
      const choices = await context.xero.choices({urgent, maxAge});
      const lockDate = await readDearLock(dependencies, context.dear, {urgent});
      // Another lock date in DEAR is another revision: what failed by the old one is tried again.
      const revision = lockDate ? `${choices.revision}/${lockDate}` : choices.revision;
      mapping = {choices: {...choices, revision}, dearLockDate: lockDate};
    }

    async function renewMapping(since: number): Promise<boolean> {
      const before = mapping?.choices.revision;
      await loadMapping(clock.now() - since + 1);
      return mapping?.choices.revision !== before;
    }
  }

  return {
    async enqueue(request) {
      const answer = await book.ask(request, (scope) => {
        const notReadYet = underWay().filter((run) => !active.get(run.id)?.readStarted);
        const isAlike = (run: Run) => sameScope(run.scope, scope) && !run.preview === !request.preview;
        return [...notReadYet, ...book.waiting()].find(isAlike);
      });
      if (!answer.joined) publish(answer.run);
      pump();
      return answer;
    },

    async stop(id, by) {
      const one = active.get(id);
      if (one) {
        one.stoppedBy ??= by;
        one.controller.abort();
        await one.ended;
        return one.run;
      }
      const run = book.find(id);
      if (run?.state === 'waiting') await end({...run, state: 'stopped'}, {stoppedBy: by});
      return book.find(id);
    },

    current() {
      const runs = underWay();
      return runs.find(({scope}) => scope.kind === 'all') ?? runs[0] ?? book.waiting()[0] ?? null;
    },

    preview: (id) => previews.find(id),

    live: (id) => active.get(id)?.run,

    async resume() {
      for (const run of book.inVain().filter(({problem}) => isMendedByConnecting(problem))) {
        await this.enqueue({scope: run.scope, trigger: 'retry', requestedBy: run.requestedBy, resumes: true});
      }
      if (started) unknown.follow();
      pump();
    },

    async sweep() {
      if (!started || active.size > 0 || !dear.client() || !xero.client()) return;
      const context = contexts.forHousekeeping(closing.signal);
      const raised = await discover(context, () => circumstancesOf(store.state.settings, null), {wholeLists: true});
      log.info({raised: raised.length}, 'Swept DEAR’s lists for what the ledger lacks');
      // Where people sync single documents alone, no full sync looks what was done to them in Xero.
      await unlessPassing(() => lookDaily(context));
    },

    async start() {
      await book.closeCutOff();
      started = true;
      unknown.follow();
      pump();
    },

    async close() {
      closing.abort();
      for (const {controller} of active.values()) controller.abort();
      await Promise.all(Array.from(active.values(), ({ended}) => ended));
      await unknown.atRest();
    },
  };
}

function problemOfError(error: unknown, log: Log): Problem {
  if (error instanceof Trouble) return error.problem;
  log.error({error: error instanceof Error ? (error.stack ?? error.message) : String(error)}, 'A run broke');
  return broke;
}

/** From the pace so far, and never less than DEAR's limit makes of the calls to come; nothing while there is no pace. */
function secondsLeft(
  {done, total}: {done: number; total: number},
  elapsed: number,
  budget: {limit: number; remaining: number},
): number | null {
  if (done === 0 || total === 0) return null;
  const left = total - done;
  const byPace = (left * elapsed) / done / 1_000;
  const byLimit = (Math.max(0, left - budget.remaining) * 60) / budget.limit;
  return Math.max(0, Math.round(Math.max(byPace, byLimit)));
}
