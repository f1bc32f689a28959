import type {Settings} from '../../../shared/contract/settings.ts';
import {isAuthorised} from '../../../shared/documents/dear-document.ts';
import type {DearMaster} from '../../dear/dear.ts';
import {masterKey} from '../../ledger/keys.ts';
import type {Master} from '../../store/master-record.ts';
import type {ExportContext} from '../context.ts';
import {countFates} from '../fates.ts';
import type {Plan} from '../plan/plan-documents.ts';
import {planWithChoices} from '../plan/plan-with-choices.ts';
import {sendPlanned} from '../send/send-planned.ts';
import type {ListFacts, Stage} from './stage.ts';
import type {XeroKind} from './xero-kind.ts';

/** The stage of one kind of documents: they are planned, looked for and sent as invoices are. */
export function documentStage(kind: XeroKind, about: Pick<Stage, 'name' | 'isOn' | 'mayHold'>): Stage {
  return {
    ...about,
    kinds: kind.dearKinds,
    concerns: (master, settings) => master.documents?.some(isDue(kind, settings)) ?? mayHold(about, master, settings),

    async carry(context, reads, only) {
      const parts: {read: DearMaster; plan: Plan}[] = [];
      const task = only?.split('/')[4];
      for (const read of reads) {
        if (!isThere(context, kind, read)) continue;
        parts.push({read, plan: await planWithChoices(context, kind, read, task)});
      }
      try {
        await sendPlanned(context, kind, parts);
      } catch (error) {
        countFates(
          context,
          parts.map(({plan}) => plan),
        );
        throw error;
      }
      return parts;
    },
  };
}

/** Documents of the kind that exist in DEAR, and those that went to Xero and may have vanished there. */
function isThere({store, books}: ExportContext, kind: XeroKind, read: DearMaster): boolean {
  const master = store.get('masters', masterKey(books.account, read.family, read.id));
  const went = (id: string) => kind.dearKinds.some((one) => id.split('/')[2] === one);
  return (
    kind.documentsOf(read).length > 0 ||
    read.unreadable.some((one) => kind.dearKinds.includes(one.kind)) ||
    (master?.parts?.[books.tenantId] ?? []).some(went)
  );
}

const isDue =
  (kind: XeroKind, {ignoreBefore}: Pick<Settings, 'ignoreBefore'>) =>
  (document: NonNullable<Master['documents']>[number]): boolean =>
    kind.dearKinds.some((one) => one === document.kind) &&
    isAuthorised(document.status) &&
    (ignoreBefore === null || document.date === null || document.date >= ignoreBefore);

/** One that was read by an earlier version, which kept no documents: by what the lists show. */
function mayHold(stage: Pick<Stage, 'mayHold'>, master: Master, settings: Pick<Settings, 'ignoreBefore'>): boolean {
  const {type, invoiceStatus, creditNoteStatus} = master;
  if (type === undefined || invoiceStatus === undefined || creditNoteStatus === undefined) return false;
  const facts: ListFacts = {
    ...master,
    type,
    invoiceStatus,
    creditNoteStatus,
    invoiceDate: master.invoiceDate ?? null,
    orderDate: master.orderDate ?? null,
  };
  return stage.mayHold(facts, settings);
}
