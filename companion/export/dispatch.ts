import {beginSend, type Parcel} from '../ledger/begin-send.ts';
import {deliver} from '../ledger/deliver.ts';
import {recoverSend} from '../ledger/recover.ts';
import type {Outcome} from '../ledger/settle.ts';
import type {Operation, Send} from '../store/records.ts';
import {inBatches} from './batches.ts';
import type {ExportContext} from './context.ts';

/** How long a run waits for passing trouble before it leaves a document Pending with the reason. */
const PATIENCE = 75_000;
const PAUSES = [1_000, 3_000, 8_000, 20_000];

/**
 * Brings parcels to Xero in batches: writes down, sends, settles; waits out passing trouble, looks for what was lost. Each
 * batch holds the turn from before it is written down until it is settled.
 */
export async function dispatch(
  context: ExportContext,
  operation: Operation,
  parcels: readonly Parcel[],
): Promise<Outcomes> {
  const outcomes: Outcomes = new Map();
  for (const batch of inBatches(parcels)) {
    if (context.work.signal.aborted) break;
    await sendBatch(context, {operation, targetId: null}, batch, outcomes, 0);
  }
  return outcomes;
}

/** Per ledger entry what its latest call said; what a look-up found afterwards stands in the ledger. */
export type Outcomes = Map<string, Outcome>;

/** One parcel by itself: a change of what has an id in Xero, or something that hangs on it. */
export async function dispatchOne(
  context: ExportContext,
  operation: Operation,
  xeroId: string,
  parcel: Parcel,
): Promise<Outcomes> {
  const outcomes: Outcomes = new Map();
  await sendBatch(context, {operation, targetId: xeroId}, [parcel], outcomes, 0);
  return outcomes;
}

async function sendBatch(
  context: ExportContext,
  call: Pick<Send, 'operation' | 'targetId'>,
  batch: readonly Parcel[],
  all: Outcomes,
  round: number,
): Promise<void> {
  const {clock, ids, store, turns, work} = context;
  let sendId: string | undefined;
  const outcomes = await turns.hold(work.urgent, async () => {
    const send = await beginSend(context, call, batch);
    if (!send) return new Map<string, Outcome>();
    sendId = send.id;
    return deliver(context, send);
  });
  for (const [id, outcome] of outcomes) all.set(id, outcome);
  const isLost = [...outcomes.values()].some(({kind}) => kind === 'unknown');
  if (sendId && isLost) await recoverSend(context, sendId, PATIENCE);

  const again = batch
    .filter(({entryId}) => outcomes.get(entryId)?.kind === 'waiting')
    .map((parcel) => ({...parcel, version: store.get('ledger', parcel.entryId)?.version ?? 0}));
  if (again.length === 0 || work.signal.aborted) return;

  const split = [...outcomes.values()].some((outcome) => outcome.kind === 'waiting' && outcome.split);
  if (split && again.length > 1) {
    const half = Math.ceil(again.length / 2);
    await sendBatch(context, call, again.slice(0, half), all, round);
    await sendBatch(context, call, again.slice(half), all, round);
    return;
  }
  const pause = PAUSES[round];
  if (pause === undefined) return;
  await clock.sleep(pause + ids.below(500), work.signal);
  if (!work.signal.aborted) await sendBatch(context, call, again, all, round + 1);
}
