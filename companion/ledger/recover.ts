import type {ExportContext} from '../export/context.ts';
import {commitAndTell} from '../export/context.ts';
import type {Send} from '../store/ledger-records.ts';
import {beginAgain, beginAnew, split} from './begin-send.ts';
import {channels} from './channels.ts';
import {deliver} from './deliver.ts';
import {openEntries, settle} from './settle.ts';

/** Xero keeps a key for six minutes; a minute before that the same bytes under the same key are no longer safe to repeat. */
export const SAME_KEY_FOR = 5 * 60_000;
const LOOK_AGAIN_AFTER = 3_000;
const PAUSES = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/**
 * Finds out what became of a send whose answer nobody has, and finishes it: looks in Xero first; what is there is ours; what
 * is not goes again, under the same key while Xero still knows it, under a new one after two look-ups; a batch that was sent in
 * vain all that time goes in smaller ones. Nothing unknown is ever sent again without looking.
 *
 * @param patience milliseconds that may be spent waiting; what is still unknown then stays so, for the next time.
 */
export async function recoverSend(context: ExportContext, sendId: string, patience: number): Promise<void> {
  const {clock, ids, turns, work} = context;
  const until = clock.now() + patience;
  let open: readonly string[] = [sendId];
  for (let round = 0; ; round++) {
    const left: string[] = [];
    for (const id of open) left.push(...(await turns.hold(work.urgent, () => lookAndSendAgain(context, id))));
    open = left;
    if (open.length === 0) return;
    const pause = (PAUSES[Math.min(round, PAUSES.length - 1)] ?? 30_000) + ids.below(500);
    if (clock.now() + pause > until || work.signal.aborted) return;
    await clock.sleep(pause, work.signal);
  }
}

/** One round; the ids of the sends that are still unknown after it. */
async function lookAndSendAgain(context: ExportContext, sendId: string): Promise<string[]> {
  const {clock, store, work} = context;
  const send = store.get('sends', sendId);
  if (!send || !(await isOpen(context, send))) return [];
  if (await lookAndSettle(context, send)) return [];

  const isWhole = openEntries(store, send).length === send.entryIds.length;
  const age = clock.now() - Date.parse(send.firstSentAt);
  if (age >= SAME_KEY_FOR) {
    await clock.sleep(LOOK_AGAIN_AFTER, work.signal);
    if (await lookAndSettle(context, send)) return [];
    if (send.tries > 1 && openEntries(store, send).length > 1) return split(context, send);
  }
  const next = isWhole && age < SAME_KEY_FOR ? await beginAgain(context, send) : await beginAnew(context, send);
  if (!next) return [];
  const outcomes = await deliver(context, next);
  return [...outcomes.values()].some(({kind}) => kind === 'unknown') ? [next.id] : [];
}

/** Marks what a crash left `sending` as unknown; false when nothing of the send is open any more. */
async function isOpen(context: ExportContext, send: Send): Promise<boolean> {
  const open = openEntries(context.store, send);
  if (open.some((id) => context.store.get('ledger', id)?.state === 'sending')) {
    await commitAndTell(context, 'ledger.unknown', (changes) => {
      for (const entryId of openEntries(changes, send)) {
        if (changes.get('ledger', entryId)?.state !== 'sending') continue;
        settle(changes, {
          send,
          entryId,
          outcome: {kind: 'unknown', problem: null},
          runId: context.work.id,
          now: context.clock.now(),
        });
      }
    });
  }
  return open.length > 0;
}

/** Looks every open entry up and settles those that are found; true when none is left. */
async function lookAndSettle(context: ExportContext, send: Send): Promise<boolean> {
  const found = await channels[send.operation].look(context, send, openEntries(context.store, send));
  if (found.size > 0) {
    await commitAndTell(context, 'ledger.adopted', (changes) => {
      for (const [entryId, outcome] of found) {
        settle(changes, {send, entryId, outcome, runId: context.work.id, now: context.clock.now()});
      }
    });
  }
  return openEntries(context.store, send).length === 0;
}
