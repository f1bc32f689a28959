import {beginSend, type Parcel} from '../../ledger/begin-send.ts';
import {deliver} from '../../ledger/deliver.ts';
import {recoverSend} from '../../ledger/recover.ts';
import type {Outcome} from '../../ledger/settle.ts';
import type {Operation, Send} from '../../store/ledger-records.ts';
import type {ExportContext} from '../context.ts';
import {inBatches} from './batches.ts';

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

/**
 * A few by themselves at once, on one turn: Xero takes five calls at a time (Xero's documentation, “OAuth 2.0 API limits”).
 * What became unknown or has to wait is seen to one after the other.
 */
export async function dispatchTogether(
  context: ExportContext,
  operation: Operation,
  parcels: readonly {readonly xeroId: string; readonly parcel: Parcel}[],
): Promise<Outcomes> {
  const outcomes: Outcomes = new Map();
  const calls = parcels.map(({xeroId, parcel}) => ({call: {operation, targetId: xeroId}, batch: [parcel]}));
  const tried = await context.turns.hold(context.work.urgent, () =>
    Promise.allSettled(calls.map(({call, batch}) => tryOnce(context, call, batch))),
  );
  for (const one of tried) if (one.status === 'rejected') throw one.reason;
  for (const [index, one] of tried.entries()) {
    const made = calls[index];
    if (made && one.status === 'fulfilled') await goOn(context, made.call, made.batch, one.value, outcomes, 0);
  }
  return outcomes;
}

type Call = Pick<Send, 'operation' | 'targetId'>;

interface Tried {
  readonly sendId: string | undefined;
  readonly outcomes: Outcomes;
}

async function sendBatch(
  context: ExportContext,
  call: Call,
  batch: readonly Parcel[],
  all: Outcomes,
  round: number,
): Promise<void> {
  const tried = await context.turns.hold(context.work.urgent, () => tryOnce(context, call, batch));
  await goOn(context, call, batch, tried, all, round);
}

/** Written down, sent, settled; the caller holds the turn. */
async function tryOnce(context: ExportContext, call: Call, batch: readonly Parcel[]): Promise<Tried> {
  const send = await beginSend(context, call, batch);
  if (!send) return {sendId: undefined, outcomes: new Map()};
  return {sendId: send.id, outcomes: await deliver(context, send)};
}

/** Finds out what is unknown, and sends once more what has to wait. */
async function goOn(
  context: ExportContext,
  call: Call,
  batch: readonly Parcel[],
  {sendId, outcomes}: Tried,
  all: Outcomes,
  round: number,
): Promise<void> {
  const {clock, ids, store, work} = context;
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
