import type {Settings} from '../../../shared/contract/settings.ts';
import {type DearDocument, isAuthorised} from '../../../shared/documents/dear-document.ts';
import type {Problem} from '../../../shared/result.ts';
import type {DearMaster} from '../../dear/dear.ts';
import {newEntry} from '../../ledger/entry.ts';
import {documentKey} from '../../ledger/keys.ts';
import {mapDocument} from '../../mapping/map-document.ts';
import type {Changes} from '../../store/store.ts';
import type {XeroChoices} from '../../xero/xero.ts';
import {commitAndTell, type ExportContext} from '../context.ts';
import {heirOfVanished, vanishedEntries} from '../discover/heir-of-vanished.ts';
import {keepMaster} from '../discover/keep-master.ts';
import {isAsAccepted, sourceOf} from '../discover/source.ts';
import {hasTask, heirOfUnreadable, rowOfUnreadable} from '../discover/unreadable.ts';
import type {RowDocument} from '../rows.ts';
import type {PartPlan, Withdrawal} from '../stages/stage.ts';
import type {XeroKind} from '../stages/xero-kind.ts';
import {type Desk, hasFailed} from './desk.ts';
import {planWanted, type Sketch, type Work} from './plan-wanted.ts';
import {isWanted, planVanished, planWithdrawn, type Withdrawn} from './plan-withdrawn.ts';

/** What one read of a sale or purchase means for its documents of one kind. */
export interface Plan extends PartPlan {
  readonly work: readonly Work[];
  readonly authorised: number;
}

/**
 * Compares every authorised document of one kind in a sale or purchase with what Xero has, and writes down what is to be done:
 * rows for what will go or cannot go; nothing for what is as Xero has it.
 *
 * @param sketches of these documents, from `sketchDocuments`.
 * @param only the task of a single document, when a person asked for just that one.
 */
export async function planDocuments(
  context: ExportContext,
  kind: XeroKind,
  read: DearMaster,
  sketches: readonly Sketch[],
  only?: string,
): Promise<Plan> {
  const {store, books} = context;
  const {settings} = store.state;
  const documents = authorisedIn(kind, read, only);
  const unreadable = read.unreadable.filter(
    (one) => kind.dearKinds.includes(one.kind) && isAuthorised(one.status) && isAsked(kind, read, one.taskId, only),
  );

  return commitAndTell(context, 'export.planned', (changes) => {
    keepMaster(changes, context, read);
    const plan = {
      work: [] as Work[],
      unknown: [] as string[],
      failed: 0,
      unchanged: 0,
      skipped: 0,
      waiting: 0,
      held: 0,
    };
    const withdrawals: Withdrawal[] = [];
    for (const one of sketches) {
      const desk = deskOf(changes, one.document);
      const wanted = planWanted(desk, one);
      if (wanted.fate === 'work') plan.work.push(wanted.work);
      else if (wanted.fate === 'unknown') plan.unknown.push(desk.entry.id);
      else plan[wanted.fate]++;
    }
    const count = (withdrawn: Withdrawn, entryId: string) => {
      if (withdrawn.fate === 'void') withdrawals.push({...withdrawn.withdrawal, kind});
      else if (withdrawn.fate === 'unknown') plan.unknown.push(entryId);
      else if (withdrawn.fate !== 'nothing') plan[withdrawn.fate]++;
    };
    for (const document of kind.documentsOf(read)) {
      if (isWanted(read, document) || !isAsked(kind, read, document.taskId, only) || !isCounting(document, settings))
        continue;
      const desk = deskOf(changes, document);
      count(planWithdrawn(desk, read, document), desk.entry.id);
    }
    for (const entry of kind.dearKinds.flatMap((one) => vanishedEntries(changes, context, read, one))) {
      const row = entry.rowId ? changes.get('rows', entry.rowId) : undefined;
      if (row && isAsked(kind, read, row.transaction.dear.documentId, only))
        count(planVanished({changes, context, entry, row}, read), entry.id);
    }
    for (const broken of unreadable) {
      const document = rowOfUnreadable(read, broken, store.state.dear?.currency ?? '');
      const desk = deskOf(changes, document);
      if (desk.row?.transaction.status === 'Skipped') {
        plan.skipped++;
      } else {
        // Read again with every sync, it tells no more than once.
        if (only || desk.row?.transaction.problem?.code !== broken.problem.code)
          hasFailed(desk, document, broken.problem);
        plan.failed++;
      }
    }
    return {
      ...plan,
      withdrawals,
      ignored: documents.length - sketches.length,
      authorised: documents.length + unreadable.length,
    };
  });

  function deskOf(changes: Changes, document: RowDocument): Desk {
    const id = documentKey(books, document);
    const known =
      changes.get('ledger', id) ??
      heirOfVanished(changes, context, read, document) ??
      heirOfUnreadable(changes, context, read, document);
    const entry = known ?? newEntry(id, context.clock.now());
    return {changes, context, entry, row: entry.rowId ? changes.get('rows', entry.rowId) : undefined};
  }
}

/**
 * The authorised documents of one kind that count, as they would stand in Xero.
 *
 * @param choices Xero's accounts and rates; or why they cannot be had: then the documents wait with that reason; or null
 *   when `needsMapping` says that nobody asks for them.
 */
export function sketchDocuments(
  context: ExportContext,
  kind: XeroKind,
  read: DearMaster,
  choices: XeroChoices | Problem | null,
  only?: string,
): Sketch[] {
  const {store, books} = context;
  const {settings} = store.state;
  const isInXero = (document: DearDocument): boolean => {
    const entry = store.get('ledger', documentKey(books, document));
    return entry?.state === 'accepted' && entry.xeroId !== null;
  };
  return authorisedIn(kind, read, only)
    .filter((document) => isCounting(document, settings))
    .map((document) => ({
      document,
      source: sourceOf(document, settings),
      result:
        choices && 'revision' in choices
          ? mapDocument(document, {...context.mapping(), inXero: isInXero(document)})
          : choices,
    }));
}

/** Whether any document of a kind is not what Xero accepted, so that Xero's choices have to be read. */
export function needsMapping({store, books}: ExportContext, kind: XeroKind, read: DearMaster, only?: string): boolean {
  const {settings} = store.state;
  return authorisedIn(kind, read, only)
    .filter((document) => isCounting(document, settings))
    .some((document) => {
      const entry = store.get('ledger', documentKey(books, document));
      return !entry || !isAsAccepted(entry, sourceOf(document, settings));
    });
}

const authorisedIn = (kind: XeroKind, read: DearMaster, only: string | undefined): DearDocument[] =>
  kind.documentsOf(read).filter((document) => isWanted(read, document) && isAsked(kind, read, document.taskId, only));

/** Who tries a sale again that could not be read as a whole means all that is in it. */
const isAsked = (kind: XeroKind, read: DearMaster, taskId: string, only: string | undefined): boolean =>
  only === undefined || taskId === only || (only === read.id && !hasTask(read, only, kind.dearKinds));

/** `ignoreBefore` compares the document's own date; one without a date counts, so that its problem shows. */
const isCounting = (document: Pick<DearDocument, 'date'>, {ignoreBefore}: Pick<Settings, 'ignoreBefore'>): boolean =>
  ignoreBefore === null || document.date === null || document.date >= ignoreBefore;
