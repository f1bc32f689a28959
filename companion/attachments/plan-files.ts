import type {DearAttachment, DearDocument} from '../../shared/documents/dear-document.ts';
import type {DearMaster} from '../dear/dear.ts';
import {commitAndTell, type ExportContext} from '../export/context.ts';
import {type Desk, isAsXeroHasIt, willGo} from '../export/plan/desk.ts';
import {isWanted} from '../export/plan/plan-withdrawn.ts';
import type {PartPlan} from '../export/stages/stage.ts';
import {newEntry} from '../ledger/entry.ts';
import {documentKey} from '../ledger/keys.ts';
import type {Changes} from '../store/store.ts';
import {rowOfFile} from './row-of-file.ts';

/** A file that has to go to a document in Xero. */
export interface FileWork {
  readonly entryId: string;
  /** Of the ledger entry as planned. */
  readonly version: number;
  readonly file: DearAttachment;
  readonly target: FileTarget;
}

/** An invoice or bill that is in Xero. */
export interface FileTarget {
  readonly document: DearDocument;
  /** Its own ledger entry. */
  readonly entryId: string;
  readonly xeroId: string;
}

export interface FilePlan extends PartPlan {
  readonly work: readonly FileWork[];
}

/**
 * Every file of a sale or purchase for each of its invoices or bills that is in Xero, and writes down which have to go. What
 * is not in Xero yet waits without a row of its own: its files go with it.
 *
 * @param only the ledger entry of a single file, when a person asked for just that one.
 * @returns undefined where there is nothing to do with files.
 */
export async function planFiles(
  context: ExportContext,
  read: DearMaster,
  only?: string,
): Promise<FilePlan | undefined> {
  const targets = targetsIn(context, read);
  const wanted = targets
    .flatMap((target) => read.attachments.map((file) => ({target, file, entryId: entryOf(context, target, file)})))
    .filter(({entryId}) => only === undefined || entryId === only);
  if (wanted.length === 0) return undefined;

  return commitAndTell(context, 'export.planned', (changes) => {
    const plan = {work: [] as FileWork[], unknown: [] as string[], unchanged: 0, skipped: 0};
    for (const {target, file, entryId} of wanted) {
      const desk = deskOf(changes, context, entryId);
      if (desk.row?.transaction.status === 'Skipped') plan.skipped++;
      else if (desk.entry.state === 'sending' || desk.entry.state === 'unknown') plan.unknown.push(entryId);
      else if (desk.entry.state === 'accepted') {
        isAsXeroHasIt(desk);
        plan.unchanged++;
      } else {
        const {version} = willGo(desk, rowOfFile(read, target.document, file), []);
        plan.work.push({entryId, version, file, target});
      }
    }
    return {...plan, failed: 0, waiting: 0, held: 0, ignored: 0, mendedByHand: true};
  });
}

function targetsIn({store, books}: ExportContext, read: DearMaster): FileTarget[] {
  return read.documents.flatMap((document) => {
    const entryId = documentKey(books, document);
    const entry = store.get('ledger', entryId);
    const isThere = isWanted(read, document) && entry?.state === 'accepted' && entry.xeroId !== null;
    return isThere && entry.xeroId ? [{document, entryId, xeroId: entry.xeroId}] : [];
  });
}

const entryOf = ({books}: ExportContext, {document}: FileTarget, {id}: DearAttachment): string =>
  documentKey(books, {...document, kind: 'attachment', part: id});

function deskOf(changes: Changes, context: ExportContext, entryId: string): Desk {
  const entry = changes.get('ledger', entryId) ?? newEntry(entryId, context.clock.now());
  return {changes, context, entry, row: entry.rowId ? changes.get('rows', entry.rowId) : undefined};
}
