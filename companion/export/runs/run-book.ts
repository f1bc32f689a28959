import {emptyCounts, type Run, type RunScope} from '../../../shared/export/run.ts';
import {noteActivity} from '../../activity/note-activity.ts';
import {hasStarted, hasStopped} from '../../activity/run-deeds.ts';
import {type Clock, isoTime} from '../../platform/clock.ts';
import type {Ids} from '../../platform/ids.ts';
import type {Store} from '../../store/store.ts';
import {causesMet} from './causes-met.ts';
import type {Exporter} from './exporter.ts';
import {interrupted} from './run-problems.ts';

/** What is written down of runs, one commit each. */
export interface RunBook {
  waiting(): Run[];
  /** The runs that ended since the last one that did its work, the oldest first; of each scope one. */
  inVain(): Run[];
  find(id: string): Run | undefined;
  /** A new waiting run, unless `mayJoin` finds one of the same scope to join. */
  ask(
    request: Parameters<Exporter['enqueue']>[0],
    mayJoin: (scope: RunScope) => Run | undefined,
  ): Promise<{run: Run; joined: boolean}>;
  begin(run: Run): Promise<void>;
  /**
   * @param stoppedBy who asked for its end, where somebody did
   * @returns the run as it is over
   */
  end(run: Run, stoppedBy?: string): Promise<Run>;
  /** Runs that a crash cut off become failed. */
  closeCutOff(): Promise<void>;
}

export function createRunBook({store, clock, ids}: {store: Store; clock: Clock; ids: Ids}): RunBook {
  const all = () => Array.from(store.values('runs'), ({run}) => run);
  const over = (run: Run): Run => ({
    ...run,
    finishedAt: isoTime(clock.now()),
    progress: {...run.progress, secondsLeft: null},
  });

  return {
    waiting: () => all().filter(({state}) => state === 'waiting'),
    inVain() {
      const runs = all();
      const isDone = ({state, preview}: Run) => !preview && (state === 'finished' || state === 'stopped');
      const since = runs.findLastIndex(isDone) + 1;
      const failed = runs.slice(since).filter(({state, preview}) => state === 'failed' && !preview);
      return failed.filter((run, index) => failed.findIndex((other) => sameScope(other.scope, run.scope)) === index);
    },
    find: (id) => store.get('runs', id)?.run,

    ask({scope, trigger, requestedBy, slot, preview = false, resumes = false}, mayJoin) {
      const id = ids.next();
      const wanted = normalised(scope);
      return store.commit('runs.enqueue', (changes) => {
        const joined = mayJoin(wanted);
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
          ...(slot === undefined ? {} : {slot}),
          ...(preview ? {preview} : {}),
        };
        changes.put('runs', {id, run});
        if (requestedBy !== null && !resumes)
          noteActivity(changes, {ids, clock}, hasStarted(requestedBy, run, changes));
        return {run, joined: false};
      });
    },

    begin: (run) => store.commit('runs.start', (changes) => changes.put('runs', {id: run.id, run})),

    async end(run, stoppedBy) {
      const stopper = run.state === 'stopped' ? stoppedBy : undefined;
      const troubled = store.select('rows', ({runId, code}) => runId === run.id && code !== '');
      const ended: Run = {
        ...over(run),
        met: causesMet(troubled, run.id),
        ...(stopper === undefined ? {} : {stoppedBy: stopper}),
      };
      await store.commit('runs.end', (changes) => {
        changes.put('runs', {id: run.id, run: ended});
        if (stopper !== undefined) noteActivity(changes, {ids, clock}, hasStopped(stopper, ended, changes));
      });
      return ended;
    },

    async closeCutOff() {
      const cutOff = all().filter(({state}) => state === 'running');
      if (cutOff.length === 0) return;
      await store.commit('runs.interrupted', (changes) => {
        for (const run of cutOff) {
          changes.put('runs', {id: run.id, run: {...over(run), state: 'failed', problem: interrupted}});
        }
      });
    },
  };
}

export const sameScope = (a: RunScope, b: RunScope): boolean =>
  a.kind === b.kind && ('id' in a ? a.id : '') === ('id' in b ? b.id : '');

/** DEAR's guids come in both cases. */
const normalised = (scope: RunScope): RunScope =>
  scope.kind === 'sale' || scope.kind === 'purchase' ? {...scope, id: scope.id.toLowerCase()} : scope;
