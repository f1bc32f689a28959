import {createHash} from 'node:crypto';
import {onTestFinished} from 'vitest';
import type {Attachment, Purchase, Sale} from '../../sandbox/books/book.ts';
import {anAttachment, anInvoice, aSale} from '../../sandbox/books/builders.ts';
import type {Office} from '../../support/office.ts';
import {inXero, workingOffice} from '../../support/working-office.ts';

/** An office whose switch for files is on. */
export async function fileOffice(
  masters: readonly (Sale | Purchase)[],
  options: Parameters<typeof workingOffice>[1] = {},
) {
  const office = await workingOffice(masters, options);
  onTestFinished(() => office.close());
  await turn(office, true);
  return office;
}

export const turn = (office: Office, exportAttachments: boolean) =>
  office.call('PATCH', '/api/settings', {exportAttachments});

export const file = (fileName: string, over: Partial<Attachment> = {}) => anAttachment({fileName, ...over});
export const sha = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

/** Names of the files of a document in Xero, in the order they came. */
export const filesOf = (office: Office, number: string) =>
  office.sandbox.xero.attachments(inXero(office, number).invoiceId).map(({fileName}) => fileName);

export const fileRows = async (office: Office, filter = '') => office.rows(`&kind=attachment${filter}`);

/** Adds a file without moving the stamp of its sale, as DEAR may well do. */
export function addSilently(office: Office, number: string, over: Partial<Attachment> & {fileName: string}): void {
  const {sales, purchases} = office.sandbox.dear.books;
  const master = [...sales, ...purchases].find((one) => one.number === number);
  master?.attachments.push(anAttachment(over));
}

export const advanced = (files: Attachment[]) =>
  aSale({
    number: 'SO-00007',
    type: 'Advanced Sale',
    attachments: files,
    invoices: [
      anInvoice({number: 'INV-00007', taskId: 'a0000000-0000-4000-8000-000000000001'}),
      anInvoice({number: 'INV-00007/2', taskId: 'a0000000-0000-4000-8000-000000000002'}),
    ],
  });
