import type {DearMaster} from '../../dear/dear.ts';
import {contactKey} from '../../ledger/keys.ts';
import {sameId} from '../../ledger/match-elements.ts';
import {unlessPassing} from '../../platform/trouble.ts';
import type {ExportContext} from '../context.ts';
import {hangsOnChoices} from '../plan/hangs-on-choices.ts';
import type {Plan} from '../plan/plan-documents.ts';
import type {Work} from '../plan/plan-wanted.ts';
import {planWithChoices} from '../plan/plan-with-choices.ts';
import {archivedContactOf} from '../refusals/contact-archived.ts';
import type {XeroKind} from '../stages/xero-kind.ts';
import {waitingOut} from '../waiting-out.ts';
import {exportDocuments} from './export-documents.ts';
import {relinkMerged} from './relink-merged.ts';

/**
 * Sends what was planned of one kind. What Xero refuses because an account, a rate, a lock date or a contact is another one
 * there since it was read, is planned and sent once more with what holds now.
 */
export async function sendPlanned(
  context: ExportContext,
  kind: XeroKind,
  parts: readonly {readonly read: DearMaster; readonly plan: Plan}[],
): Promise<void> {
  const beganAt = context.clock.now();
  const send = (works: readonly Work[]) =>
    waitingOut(context, works, (same, ready) => exportDocuments(same, kind, ready));
  await send(parts.flatMap(({plan}) => plan.work));

  const refused = parts.flatMap(({read, plan}) =>
    plan.work.flatMap((work) => {
      const problem = problemOn(context, work.entryId);
      return problem ? [{read, work, problem}] : [];
    }),
  );
  const mended = (await areMended(context, refused, beganAt)) ? refused : [];
  const again: Work[] = [];
  for (const {read, work} of mended) {
    if (context.work.signal.aborted) return;
    again.push(...(await planWithChoices(context, kind, read, work.document.taskId)).work);
  }
  await send(again);
}

interface Refused {
  readonly work: Work;
  readonly problem: NonNullable<ReturnType<typeof problemOn>>;
}

/** Why a document that was sent is Failed now, where that may have changed in Xero. */
function problemOn({store}: ExportContext, entryId: string) {
  const rowId = store.get('ledger', entryId)?.rowId;
  const row = rowId ? store.get('rows', rowId)?.transaction : undefined;
  const problem = row?.status === 'Failed' ? row.problem : null;
  return problem && (hangsOnChoices(problem) || archivedContactOf(problem)) ? problem : undefined;
}

async function areMended(context: ExportContext, refused: readonly Refused[], beganAt: number): Promise<boolean> {
  const {books, contactBook, store, work, xero} = context;
  if (context.rehearsal || work.signal.aborted) return false;
  let mended = false;
  await unlessPassing(async () => {
    if (refused.some(({problem}) => hangsOnChoices(problem))) mended = await context.renewMapping(beganAt);
    const archived = refused.flatMap(({work, problem}) => {
      const id = archivedContactOf(problem);
      return id ? [{id, key: contactKey(books, work.document.party)}] : [];
    });
    if (archived.length === 0) return;
    await contactBook.refresh(xero, {urgent: work.urgent, signal: work.signal});
    const keys = archived.map(({key}) => key);
    await relinkMerged(context, keys);
    mended ||= archived.some(({id, key}) => !sameId(id, store.get('ledger', key)?.xeroId ?? id));
  });
  return mended;
}
