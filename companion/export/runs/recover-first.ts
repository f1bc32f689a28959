import {recoverSend} from '../../ledger/recover.ts';
import {unlessPassing} from '../../platform/trouble.ts';
import type {ExportContext} from '../context.ts';

/** How long a person's click waits for what an earlier one left unknown. */
const PATIENCE = 60_000;

/** What earlier runs left unknown is found out first; while Xero cannot be asked it stays unknown, and the run goes on. */
export async function recoverAll(context: ExportContext): Promise<void> {
  if (context.rehearsal) return; // what is unknown stays so: finding out may send
  await unlessPassing(async () => {
    for (const send of [...context.store.values('sends')]) {
      if (send.tenantId === context.books.tenantId) await recoverSend(context, send.id, 0);
    }
  });
}

/** The same for the documents of one sale or purchase. */
export async function recoverDocumentsOf(context: ExportContext, masterId: string): Promise<void> {
  if (context.rehearsal) return;
  await unlessPassing(async () => {
    for (const send of [...context.store.values('sends')]) {
      if (send.tenantId === context.books.tenantId && send.entryIds.some((id) => id.includes(`/${masterId}/`))) {
        await recoverSend(context, send.id, PATIENCE);
      }
    }
  });
}
