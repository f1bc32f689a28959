import {commitAndTell, type ExportContext} from '../export/context.ts';
import {saysInUse} from '../export/refusals/refusals.ts';
import {Trouble} from '../platform/trouble.ts';
import type {Send} from '../store/ledger-records.ts';
import {channels} from './channels.ts';
import {type Outcome, settle} from './settle.ts';

/**
 * Makes the call of a send that is written down, and settles what came of each element. Standing trouble is settled first
 * and then thrown: it ends the run.
 *
 * @returns per ledger entry what became of it, for a caller that wants to go on with it.
 */
export async function deliver(context: ExportContext, send: Send): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  let standing: Trouble | undefined;
  try {
    const answers = context.rehearsal?.answer(send) ?? (await channels[send.operation].call(context, send));
    send.entryIds.forEach((id, index) => {
      outcomes.set(id, answers[index] ?? {kind: 'unknown', problem: null});
    });
    await decideInUse(context, send, outcomes);
    standing = planCapIn(outcomes);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    if (error.kind === 'standing') standing = error;
    for (const id of send.entryIds) if (!outcomes.has(id)) outcomes.set(id, outcomeOfTrouble(error, send));
  }
  const unknown = [...outcomes.values()].every(({kind}) => kind === 'unknown');
  await commitAndTell(context, unknown ? 'ledger.unknown' : 'ledger.settled', (changes) => {
    for (const [entryId, outcome] of outcomes) {
      if (outcome.kind === 'saved' && send.targetId === null) context.work.created.add(entryId);
      settle(changes, {send, entryId, outcome, runId: context.work.id, now: context.clock.now()});
    }
  });
  if (standing) throw standing;
  return outcomes;
}

/** The plan's cap concerns every document that follows, too: it ends the run. */
function planCapIn(outcomes: ReadonlyMap<string, Outcome>): Trouble | undefined {
  for (const outcome of outcomes.values()) {
    if (outcome.kind === 'waiting' && outcome.problem.code === 'xero.plan-limit')
      return new Trouble('standing', outcome.problem);
  }
  return undefined;
}

function outcomeOfTrouble(trouble: Trouble, send: Send): Outcome {
  if (trouble.effect === 'unknown') return {kind: 'unknown', problem: trouble.problem};
  if (trouble.kind !== 'document') return {kind: 'waiting', problem: trouble.problem};
  // A request refused as a whole says nothing of the single document in it, unless there is only one.
  return send.entryIds.length > 1
    ? {kind: 'waiting', problem: trouble.problem, split: true}
    : {kind: 'refused', problem: trouble.problem};
}

/**
 * “Must be unique” may speak of our own document, from a call whose answer was lost: it is looked up before anybody is told.
 */
async function decideInUse(context: ExportContext, send: Send, outcomes: Map<string, Outcome>): Promise<void> {
  const inUse = [...outcomes].flatMap(([id, outcome]) =>
    outcome.kind === 'refused' && saysInUse(outcome.problem.raw ?? '') ? [[id, outcome] as const] : [],
  );
  if (inUse.length === 0) return;
  // While it cannot be looked up nobody knows; only what Xero certainly has under another document is refused.
  for (const [id, {problem}] of inUse) outcomes.set(id, {kind: 'unknown', problem});
  const found = await channels[send.operation].look(
    context,
    send,
    inUse.map(([id]) => id),
    true,
  );
  for (const [id, outcome] of inUse) outcomes.set(id, found.get(id) ?? outcome);
}
