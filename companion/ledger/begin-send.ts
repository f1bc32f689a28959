import {commitAndTell, type ExportContext} from '../export/context.ts';
import {withOutcome} from '../export/rows.ts';
import {isoTime} from '../platform/clock.ts';
import type {LedgerEntry, Send} from '../store/ledger-records.ts';
import type {Changes} from '../store/store.ts';
import {channels} from './channels.ts';
import {isSkipped, newEntry, step} from './entry.ts';
import {openEntries} from './settle.ts';

/** One document or contact that is ready to go. */
export interface Parcel {
  readonly entryId: string;
  /** The version of its ledger entry on which it was decided; another one by now means that somebody else was quicker. */
  readonly version: number;
  readonly fingerprint: string;
  readonly source?: string;
  /** The element as Xero's API takes it. */
  readonly json: object;
  readonly expected: Send['expected'][number];
}

/**
 * Writes down what is about to leave, with its key and the very bytes, before anything leaves. Parcels whose entry moved on
 * since they were decided are left out.
 *
 * @returns the send, or undefined when nothing is left of it.
 */
export async function beginSend(
  context: ExportContext,
  {operation, targetId}: Pick<Send, 'operation' | 'targetId'>,
  parcels: readonly Parcel[],
): Promise<Send | undefined> {
  const {clock, ids, books, work} = context;
  const id = ids.next();
  return commitAndTell(context, 'ledger.sending', (changes) => {
    const now = clock.now();
    const granted = parcels.filter((parcel) => {
      const entry = changes.get('ledger', parcel.entryId);
      if (isSkipped(changes, entry)) return false;
      return entry ? entry.version === parcel.version : parcel.version === 0;
    });
    if (granted.length === 0) return undefined;
    const send: Send = {
      id,
      tenantId: books.tenantId,
      operation,
      targetId,
      // Xero keeps keys per app, not per organisation: the organisation is part of the key.
      idempotencyKey: `deerpath-${books.tenantId}-${id}`.slice(0, 128),
      body: JSON.stringify({[channels[operation].member]: granted.map(({json}) => json)}),
      entryIds: granted.map(({entryId}) => entryId),
      expected: granted.map(({expected}) => expected),
      firstSentAt: isoTime(now),
      tries: 1,
    };
    changes.put('sends', send);
    for (const parcel of granted) {
      const entry = changes.get('ledger', parcel.entryId) ?? newEntry(parcel.entryId, now);
      changes.put(
        'ledger',
        step(entry, 'sending', now, {
          fingerprint: parcel.fingerprint,
          ...(parcel.source === undefined ? {} : {source: parcel.source}),
          sendId: id,
        }),
      );
      tellSent(changes, entry, send, work.id, now);
    }
    return send;
  });
}

/** The same bytes under the same key once more: Xero answers a repeat from its store, or takes them for the first time. */
export async function beginAgain(context: ExportContext, send: Send): Promise<Send | undefined> {
  return commitAndTell(context, 'ledger.sending', (changes) => {
    const now = context.clock.now();
    const current = changes.get('sends', send.id);
    const open = current ? openEntries(changes, current) : [];
    if (!current || open.length !== current.entryIds.length) return undefined;
    const again = {...current, tries: current.tries + 1};
    changes.put('sends', again);
    for (const id of open) {
      const entry = changes.get('ledger', id);
      if (!entry) continue;
      changes.put('ledger', step(entry, 'sending', now));
      tellSent(changes, entry, again, context.work.id, now);
    }
    return again;
  });
}

/** What is still open of a send, under a new key: the old one has expired, or part of its batch was found. */
export async function beginAnew(context: ExportContext, send: Send): Promise<Send | undefined> {
  const id = context.ids.next();
  return commitAndTell(context, 'ledger.sending', (changes) => {
    const now = context.clock.now();
    const open = openEntries(changes, send);
    if (open.length === 0) return undefined;
    const anew = {...partOf(send, open, id), firstSentAt: isoTime(now)};
    changes.remove('sends', send.id);
    changes.put('sends', anew);
    for (const entryId of anew.entryIds) {
      const entry = changes.get('ledger', entryId);
      if (!entry) continue;
      changes.put('ledger', step(entry, 'sending', now, {sendId: id}));
      tellSent(changes, entry, anew, context.work.id, now);
    }
    return anew;
  });
}

/**
 * What is still open of a send, as several smaller ones of which nothing leaves yet: where Xero answers look-ups and yet again
 * and again not this batch, something in it may be what it stumbles over, and the others need not wait for that.
 *
 * @returns their ids.
 */
export async function split(context: ExportContext, send: Send): Promise<string[]> {
  const ids = Array.from({length: PIECES}, () => context.ids.next());
  return commitAndTell(context, 'ledger.unknown', (changes) => {
    const open = openEntries(changes, send);
    const size = Math.ceil(open.length / PIECES);
    const pieces = ids.flatMap((id, index) => {
      const entryIds = open.slice(index * size, (index + 1) * size);
      return entryIds.length > 0 ? [partOf(send, entryIds, id)] : [];
    });
    changes.remove('sends', send.id);
    for (const piece of pieces) {
      changes.put('sends', piece);
      for (const entryId of piece.entryIds) {
        const entry = changes.get('ledger', entryId);
        if (entry) changes.put('ledger', step(entry, 'unknown', context.clock.now(), {sendId: piece.id}));
      }
    }
    return pieces.map(({id}) => id);
  });
}

/** Twice cut into as many, fifty documents stand alone. */
const PIECES = 8;

/** Some of a send's documents as a send of their own, under another key. */
function partOf(send: Send, entryIds: readonly string[], id: string): Send {
  const {member} = channels[send.operation];
  const elements = JSON.parse(send.body)[member] as object[];
  const kept = send.entryIds
    .map((entryId, index) => ({entryId, index}))
    .filter(({entryId}) => entryIds.includes(entryId));
  return {
    ...send,
    id,
    idempotencyKey: `deerpath-${send.tenantId}-${id}`.slice(0, 128),
    body: JSON.stringify({[member]: kept.map(({index}) => elements[index])}),
    entryIds: kept.map(({entryId}) => entryId),
    expected: kept.flatMap(({index}) => send.expected[index] ?? []),
    tries: 1,
  };
}

function tellSent(changes: Changes, entry: LedgerEntry, send: Send, runId: string | null, now: number): void {
  const row = entry.rowId ? changes.get('rows', entry.rowId) : undefined;
  if (!row) return;
  changes.put(
    'rows',
    withOutcome(
      row,
      {},
      {
        runId,
        outcome: 'sent',
        text: send.tries > 1 ? 'Sent once more.' : 'Sent to Xero.',
        idempotencyKey: send.idempotencyKey,
        problem: null,
      },
      now,
    ),
  );
}
