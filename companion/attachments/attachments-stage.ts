import {isAuthorised} from '../../shared/documents/dear-document.ts';
import type {Part, Stage} from '../export/stages/stage.ts';
import {waitingOut} from '../export/waiting-out.ts';
import {tellLeftOver} from './left-over-files.ts';
import {type FilePlan, planFiles} from './plan-files.ts';
import {sendFiles} from './send-files.ts';
import {failVanished} from './vanished-files.ts';

/** Takes the files of sales and purchases to each of their invoices or bills, once these are in Xero. */
export const attachmentsStage: Stage = {
  name: 'attachments',
  kinds: ['attachment'],
  mapsNothing: true,
  isOn: ({exportAttachments}) => exportAttachments,
  // Files go with an invoice or bill: what holds none of these holds no file to send.
  mayHold: () => false,
  concerns: ({attachmentIds, documents}) =>
    attachmentIds.length > 0 &&
    (documents?.some(({kind, status}) => (kind === 'sale-invoice' || kind === 'bill') && isAuthorised(status)) ?? true),

  async carry(context, reads, only) {
    const parts: (Part & {readonly plan: FilePlan})[] = [];
    for (const read of reads) {
      await failVanished(context, read, only);
      await tellLeftOver(context, read);
      const plan = await planFiles(context, read, only);
      if (plan) parts.push({read, plan});
    }
    await waitingOut(
      context,
      parts.flatMap(({plan}) => plan.work),
      sendFiles,
    );
    return parts;
  },
};
