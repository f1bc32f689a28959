import {isDeepStrictEqual} from 'node:util';
import type {Run} from '../../shared/export/run.ts';
import {nextSlot} from '../../shared/schedule/slots.ts';
import type {Exporter} from '../export/runs/exporter.ts';
import type {Alarm} from '../platform/alarm.ts';
import {type Clock, isoTime} from '../platform/clock.ts';
import type {Store} from '../store/store.ts';
import {type SlotDependencies, slotDealer} from './deal-with-slot.ts';
import {dueSlot, isFarBack} from './due-slot.ts';
import {currentSchedule, type ScheduleState, scheduleState} from './schedule-state.ts';
import {stillWrong} from './still-wrong.ts';

export interface AutosyncDependencies extends Omit<SlotDependencies, 'signal'> {
  clock: Clock;
  alarm: Alarm;
  store: Store;
  exporter: Pick<Exporter, 'enqueue' | 'current' | 'live' | 'stop'>;
  /** What the status shows may have changed. */
  changed(): void;
}

export interface Autosync {
  start(): void;
  /** Something that the schedule hangs on has changed. */
  lookAgain(): void;
  /** The next slot, ISO; null while autosynchronisation is off. */
  nextAt(): string | null;
  stop(): Promise<void>;
}

/**
 * However far the next slot is, the clock is looked at this often: a machine that slept, or whose clock was put right,
 * notices soon. Not by the alarm: put back by a day, it would ring a day later.
 */
const LOOK = 15_000;

/**
 * Syncs by itself at the slots of the schedule. How far it is lies in the state: a slot counts as dealt with only once its
 * run is written down, so that after a crash in between it is asked for again, and a run that is there already is joined.
 */
export function createAutosync(dependencies: AutosyncDependencies): Autosync {
  const {clock, alarm, store, xero, exporter, log, changed} = dependencies;
  const stopping = new AbortController();
  let woken = new AbortController();
  let watching: Promise<void> = Promise.resolve();
  const dealWith = slotDealer({...dependencies, signal: stopping.signal});

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      woken = new AbortController();
      const looked = clock.now();
      await look(looked).catch((error: unknown) => log.error({err: error}, 'The schedule could not be kept'));
      changed();
      const schedule = currentSchedule(store.state);
      const until = AbortSignal.any([stopping.signal, woken.signal]);
      await (schedule ? nextLook(nextSlot(schedule, looked), until) : aborted(until));
    }
  }

  /** A slot that came while it looked has passed by now, and rings at once. */
  async function nextLook(slot: number, until: AbortSignal): Promise<void> {
    const over = new AbortController();
    const signal = AbortSignal.any([until, over.signal]);
    await Promise.race([alarm(slot, signal), clock.sleep(LOOK, signal)]);
    over.abort();
  }

  async function look(now: number): Promise<void> {
    await beginAnewIfChanged(now);
    const schedule = currentSchedule(store.state);
    const known = store.state.autosync;
    if (!schedule || !known) return withdraw();

    const handled = Date.parse(known.handled);
    if (isFarBack(schedule, handled, now)) return note({...known, handled: isoTime(now)});
    // A run that a stop of the companion cut off is made up like one that was missed.
    const wasCutOff = runOf(known)?.problem?.code === 'run.interrupted';
    const slot = dueSlot(schedule, handled, now) ?? (wasCutOff ? handled : undefined);
    const next = slot === undefined ? known : await dealWith(schedule, slot, known);
    const facts = {now, run: runOf(next), xeroDay: xero.budget().xeroDay};
    await note({...next, problems: stillWrong(schedule, {before: known, after: next}, facts)});
  }

  /** Turned off, it counts at once: a sync of its own that has not begun does not begin any more. */
  async function withdraw(): Promise<void> {
    const waiting = Array.from(store.values('runs'), ({run}) => run).filter(
      ({trigger, state}) => trigger === 'auto' && state === 'waiting',
    );
    for (const {id} of waiting) await exporter.stop(id);
  }

  async function beginAnewIfChanged(now: number): Promise<void> {
    if (scheduleState(store.state, now) === (store.state.autosync ?? null)) return;
    await store.commit('schedule.slot', (changes) => changes.setState({autosync: scheduleState(changes.state, now)}));
  }

  /** Settings that were saved meanwhile have begun anew, and this look at the schedule before counts for nothing. */
  async function note(next: ScheduleState): Promise<void> {
    if (isDeepStrictEqual(next, store.state.autosync)) return;
    await store.commit('schedule.slot', (changes) => {
      if (changes.state.autosync?.schedule === next.schedule) changes.setState({autosync: next});
    });
  }

  const runOf = ({runId}: ScheduleState): Run | undefined =>
    runId === null ? undefined : (exporter.live(runId) ?? store.get('runs', runId)?.run);

  return {
    start() {
      watching = watch();
    },
    lookAgain: () => woken.abort(),
    nextAt() {
      const schedule = currentSchedule(store.state);
      return schedule ? isoTime(nextSlot(schedule, clock.now())) : null;
    },
    async stop() {
      stopping.abort();
      await watching;
    },
  };
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), {once: true});
  });
