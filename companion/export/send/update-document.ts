import {contactKey} from '../../ledger/keys.ts';
import {sameId} from '../../ledger/match-elements.ts';
import {correctedDocument} from '../../mapping/corrected-document.ts';
import {type DifferingField, differingFields} from '../../mapping/differing-fields.ts';
import {documentJson} from '../../mapping/document-json.ts';
import {unlockUpdate} from '../../mapping/lock-update.ts';
import {mayChangeWhenPaid, whenPaidJson} from '../../mapping/when-paid.ts';
import type {XeroDocument} from '../../mapping/xero-document.ts';
import type {XeroInvoice} from '../../xero/xero.ts';
import type {ExportContext} from '../context.ts';
import {differs, gone} from '../refusals/update-problems.ts';
import {locked} from '../refusals/why-not-editable.ts';
import type {XeroKind} from '../stages/xero-kind.ts';
import {dispatchOne} from './dispatch.ts';
import {contactOf, expectedInXero, type Ready} from './export-documents.ts';
import {ofPeople} from './of-people.ts';
import {relinkMerged} from './relink-merged.ts';
import {acceptAsItIs, closeUncorrected, failUpdate, noteOnRow, tellWhatDiffers} from './settle-update.ts';

/**
 * Brings a document that is in Xero already up to what DEAR says now, by its id and with the ids of its lines. Where Xero
 * forbids that (paid, credited, voided), or where the document was taken over and nobody gave their word, it becomes one
 * problem that names each differing field.
 */
export async function updateDocument(context: ExportContext, kind: XeroKind, planned: Ready): Promise<void> {
  const {store, xero, work} = context;
  const entry = store.get('ledger', planned.entryId);
  if (!entry?.xeroId) return;
  const current = await kind.get(xero, entry.xeroId, {urgent: work.urgent, signal: work.signal});
  if (!current?.id) return failUpdate(context, planned, gone(planned.mapped.document.number));
  const one = await withLivingContact(context, planned, current);
  const {number} = one.mapped.document;

  const {document: wanted, locked: lock, note} = unlockUpdate(one.mapped.document, current, context.mapping());
  const fields = differingFields(wanted, current, contactOf(one));
  const isCorrection =
    entry.acceptedFingerprint === null &&
    entry.fingerprint === one.fingerprint &&
    fields.every(({field}) => /total|tax/i.test(field));
  const why = kind.whyNotEditable(current) ?? (lock === undefined ? null : locked(lock));
  // A simple sale that became an advanced one has another page in DEAR; all that people see is the same.
  const isSameToSee = fields.length === 0 && current.lines.length > 0;
  const theirs = work.insists ? undefined : ofPeople(entry, current, one.contactId);
  if ((why || theirs) && isSameToSee) return acceptAsItIs(context, one, current, entry.version);
  if (theirs)
    return failUpdate(
      context,
      one,
      differs(number, fields, theirs, 'Retry sends what DEAR says; or make the two equal, or skip it.'),
    );
  const takesIt = !why || (why.isPaid && lock === undefined && isTakenWhenPaid(kind, wanted, current, fields));
  if (why && !takesIt) return failUpdate(context, one, differs(number, fields, why.what, why.fix));

  const document = (isCorrection && corrected(context, wanted, current)) || wanted;
  const ids = {
    contactId: one.contactId,
    documentId: current.id,
    lineItemIds: document.lines.map((_, index) => current.lines[index]?.lineItemId ?? null),
  };
  // Who approved a draft in Xero meanwhile does not get a draft back.
  const status = current.status === 'AUTHORISED' ? current.status : document.status;
  await noteOnRow(context, one, entry, note);
  await dispatchOne(context, kind.update, current.id, {
    entryId: one.entryId,
    version: entry.version,
    fingerprint: one.fingerprint,
    source: one.source,
    json: why ? whenPaidJson(document, ids, fields) : documentJson({...document, status}, ids),
    expected: expectedInXero(document, one.contactId, one.document.party.name, one.document.currency),
  });
  await closeUncorrected(context, one);
  await tellWhatDiffers(context, one, fields);
}

/** A document that is of another contact in Xero: perhaps because its contact was merged into that one. */
async function withLivingContact(context: ExportContext, one: Ready, {contactId}: XeroInvoice): Promise<Ready> {
  const {books, contactBook, store, work, xero} = context;
  if (contactId === null || sameId(contactId, one.contactId)) return one;
  await contactBook.refresh(xero, {urgent: work.urgent, signal: work.signal});
  const key = contactKey(books, one.document.party);
  await relinkMerged(context, [key]);
  return {...one, contactId: store.get('ledger', key)?.xeroId ?? one.contactId};
}

const isTakenWhenPaid = (
  {changesWhenPaid}: XeroKind,
  document: XeroDocument,
  current: XeroInvoice,
  fields: readonly DifferingField[],
): boolean => changesWhenPaid && mayChangeWhenPaid(document, current, fields);

function corrected(context: ExportContext, document: XeroDocument, current: XeroInvoice): XeroDocument | undefined {
  if (current.total === null || current.totalTax === null) return undefined;
  return correctedDocument(
    document,
    {subTotal: current.subTotal ?? current.total - current.totalTax, totalTax: current.totalTax, total: current.total},
    context.mapping(),
  );
}
