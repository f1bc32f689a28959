import {type ApiRequest, type Endpoint, isTrue, queryOf} from './api-request.ts';
import {envelope} from './batch.ts';
import type {Attachment, Books, Invoice} from './books.ts';
import {says} from './messages.ts';
import {type Answer, internalError, notFound, validationException} from './wire.ts';

const FILES_A_DOCUMENT = 10;
const scope = 'accounting.attachments';

/**
 * The files of a document (Xero's documentation, “Attachments”): raw bytes under a name, ten of them, ten megabytes each. The
 * same name overwrites, by PUT and POST alike; nothing is ever deleted; the document's own time of change stays.
 */
export const attachmentEndpoints: readonly Endpoint[] = ['Invoices', 'CreditNotes', 'PurchaseOrders'].flatMap(
  (resource) => [
    {method: 'GET', path: `/${resource}/:id/Attachments`, scope, handle: listFiles} as const,
    {method: 'GET', path: `/${resource}/:id/Attachments/:file`, scope, handle: getFile} as const,
    {method: 'PUT', path: `/${resource}/:id/Attachments/:file`, scope, handle: saveFile} as const,
    {method: 'POST', path: `/${resource}/:id/Attachments/:file`, scope, handle: saveFile} as const,
  ],
);

function listFiles(request: ApiRequest): Answer {
  const holder = holderOf(request);
  if (!holder) return notFound();
  return envelope(request, {Attachments: filesOf(request.books, holder.id).map((file) => shape(request, file))});
}

/** The bytes, by the file's name or id. */
function getFile(request: ApiRequest): Answer {
  const holder = holderOf(request);
  const wanted = (request.segments[3] ?? '').toLowerCase();
  const file =
    holder &&
    filesOf(request.books, holder.id).find(
      ({attachmentId, fileName}) => attachmentId === wanted || fileName.toLowerCase() === wanted,
    );
  if (!file) return notFound();
  const headers = {'content-type': file.mimeType, 'content-disposition': 'attachment'};
  return {status: 200, headers, body: '', bytes: file.content};
}

function saveFile(request: ApiRequest): Answer {
  const holder = holderOf(request);
  if (!holder) return notFound();
  const fileName = request.segments[3] ?? '';
  // A blank at its end was seen to end in a 500.
  if (fileName !== '' && fileName.trim() !== '' && fileName.trimEnd() !== fileName) return internalError();
  const errors = [...(isGoodName(fileName) ? [] : [says.badFileName])];
  const files = filesOf(request.books, holder.id);
  const known = files.find((file) => file.fileName.toLowerCase() === fileName.toLowerCase());
  if (!known && files.length >= FILES_A_DOCUMENT) errors.push(says.tooManyFiles);
  if (request.refuse) errors.push(request.refuse.message);
  if (errors.length > 0) {
    const ValidationErrors = errors.map((Message) => ({Message}));
    return validationException('A validation exception occurred', [{FileName: fileName, ValidationErrors}]);
  }
  const saved = {
    fileName,
    mimeType: request.headers['content-type'] ?? 'application/octet-stream',
    content: request.bytes,
    includeOnline: holder.mayBeOnline && isTrue(queryOf(request, 'IncludeOnline')),
    createdBy: request.clientId,
  };
  const file: Attachment = known
    ? Object.assign(known, saved)
    : {attachmentId: request.newId(), documentId: holder.id, ...saved};
  if (!known) request.books.attachments.push(file);
  holder.document.hasAttachments = true;
  return envelope(request, {Attachments: [shape(request, file)]});
}

interface Holder {
  readonly id: string;
  readonly document: Pick<Invoice, 'hasAttachments'>;
  /** Only what customers see online can show files there. */
  readonly mayBeOnline: boolean;
}

function holderOf({books, segments}: ApiRequest): Holder | undefined {
  const [resource, given = ''] = segments;
  const id = given.toLowerCase();
  if (resource === 'CreditNotes') {
    const note = books.creditNotes.find(({creditNoteId}) => creditNoteId === id);
    return note && {id, document: note, mayBeOnline: note.type === 'ACCRECCREDIT'};
  }
  if (resource === 'PurchaseOrders') {
    const order = books.purchaseOrders.find(({purchaseOrderId}) => purchaseOrderId === id);
    return order && {id, document: order, mayBeOnline: false};
  }
  const invoice = books.invoices.find(({invoiceId}) => invoiceId === id);
  return invoice && {id, document: invoice, mayBeOnline: invoice.type === 'ACCREC'};
}

const filesOf = (books: Books, documentId: string): Attachment[] =>
  books.attachments.filter((file) => file.documentId === documentId);

/** Control characters and the characters that no file system takes; `+` since its decoding changed. */
const isGoodName = (name: string): boolean =>
  name.trim() !== '' && !/[<>:"/\\|?*+]/.test(name) && ![...name].some((letter) => letter.charCodeAt(0) < 32);

const shape = ({segments}: ApiRequest, file: Attachment) => ({
  AttachmentID: file.attachmentId,
  FileName: file.fileName,
  Url: `https://api.xero.com/api.xro/2.0/${segments[0]}/${file.documentId}/Attachments/${encodeURIComponent(file.fileName)}`,
  MimeType: file.mimeType,
  ContentLength: file.content.byteLength,
  IncludeOnline: file.includeOnline,
});
