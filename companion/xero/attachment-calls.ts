import type {ReadStream} from 'node:fs';
import * as z from 'zod';
import {decimal, id, text} from './shapes.ts';
import type {Xero, XeroAttachment} from './xero.ts';
import {type Invoke, keyed, type XeroCalls} from './xero-call.ts';

/** xero-node wants a file of its own where our bytes go out instead. */
const NO_BYTES = Buffer.alloc(0) as unknown as ReadStream;

const ANY_TYPE = 'application/octet-stream';

/** Files of invoices and bills of one organisation. Xero's API deletes none. */
export const attachmentCalls = (
  calls: XeroCalls,
  tenantId: string,
): Pick<Xero, 'attachmentDigest' | 'listAttachments' | 'putAttachment'> => ({
  async listAttachments(invoiceId, options) {
    const invoke: Invoke = (api, mark) => api.getInvoiceAttachments(tenantId, invoiceId, mark);
    return (await calls.list({point: 'xero.find-attachments', options, invoke}, 'Attachments'))?.map(readAttachment);
  },

  attachmentDigest(invoiceId, attachmentId, options) {
    const invoke: Invoke = (api, mark) =>
      api.getInvoiceAttachmentById(tenantId, invoiceId, attachmentId, ANY_TYPE, mark);
    return calls.digest({point: 'xero.get-attachment', options, invoke});
  },

  putAttachment(invoiceId, {name, type, bytes}, key, options) {
    const invoke: Invoke = (api, mark) =>
      api.createInvoiceAttachmentByFileName(tenantId, invoiceId, name, NO_BYTES, false, keyed(key), mark);
    const call = {point: 'xero.put-attachment', options, invoke, body: {bytes, type}} as const;
    return calls.write(call, 'Attachments', readAttachment);
  },
});

const attachment = z.object({AttachmentID: id, FileName: text, ContentLength: decimal});

function readAttachment(raw: Record<string, unknown>): XeroAttachment {
  const it = attachment.parse(raw);
  const size = it.ContentLength === null ? null : Number(it.ContentLength);
  return {id: it.AttachmentID, name: it.FileName, size};
}
