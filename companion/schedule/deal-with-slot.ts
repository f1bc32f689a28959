import type {Schedule} from '../../shared/schedule/slots.ts';
import type {DearConnection} from '../dear/connection.ts';
import type {Exporter} from '../export/runs/exporter.ts';
import {isoTime} from '../platform/clock.ts';
import type {Log} from '../platform/log.ts';
import {Trouble} from '../platform/trouble.ts';
import type {XeroConnection} from '../xero/connection.ts';
import {judgeSlot, type Verdict} from './judge-slot.ts';
import {didNotRun} from './schedule-problems.ts';
import type {ScheduleState} from './schedule-state.ts';

export interface SlotDependencies {
  dear: Pick<DearConnection, 'client'>;
  xero: Pick<XeroConnection, 'client' | 'budget'>;
  exporter: Pick<Exporter, 'enqueue' | 'current'>;
  log: Log;
  signal: AbortSignal;
}

/** Deals with a slot that is due: gives back the state with it dealt with, or not yet, and with what it met. */
export function slotDealer({dear, xero, exporter, log, signal}: SlotDependencies) {
  async function dealWith(schedule: Schedule, slot: number, known: ScheduleState): Promise<ScheduleState> {
    const done = {...known, handled: isoTime(slot), problems: []};
    const verdict = await judge(schedule, slot);
    switch (verdict.do) {
      case 'wait':
        return {...known, problems: [verdict.problem]};
      case 'pass':
        return {...done, runId: null, problems: [verdict.problem]};
      case 'join':
        return {...done, runId: verdict.runId};
      case 'run':
        return ask(schedule, slot, {known, done});
    }
  }

  async function ask(
    schedule: Schedule,
    slot: number,
    {known, done}: {known: ScheduleState; done: ScheduleState},
  ): Promise<ScheduleState> {
    try {
      const {run} = await exporter.enqueue({
        scope: {kind: 'all'},
        trigger: 'auto',
        requestedBy: null,
        slot: isoTime(slot),
      });
      return {...done, runId: run.id};
    } catch (error) {
      log.error({err: error}, 'A scheduled sync was refused');
      const [why, fix] =
        error instanceof Trouble
          ? [error.problem.title, error.problem.fix]
          : ['Deerpath itself failed.', 'It is tried again every few seconds; the companion’s log says more.'];
      return {...known, problems: [didNotRun(schedule, slot, why, fix)]};
    }
  }

  async function judge(schedule: Schedule, slot: number): Promise<Verdict> {
    const asItIs = () =>
      judgeSlot(schedule, slot, {
        dear: dear.client() !== undefined,
        xero: xero.client() !== undefined,
        run: exporter.current(),
        xeroDay: xero.budget().xeroDay,
      });
    const verdict = asItIs();
    if (verdict.do !== 'pass') return verdict;
    // Xero does not say when its day begins; the answer to one small question shows whether it is a new one.
    await xero
      .client()
      ?.choices({urgent: false, maxAge: 0, signal})
      .catch((error: unknown) => log.info({error: String(error)}, 'Asked Xero what is left of the day'));
    return asItIs();
  }

  return dealWith;
}
