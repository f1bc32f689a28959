import type {Problem} from '../../../shared/result.ts';
import {changesSince, isUntouched, seenIn} from '../../ledger/as-in-xero.ts';
import {contactKey} from '../../ledger/keys.ts';
import {sameId} from '../../ledger/match-elements.ts';
import {xeroPlace} from '../../ledger/xero-place.ts';
import {correctedDocument} from '../../mapping/corrected-document.ts';
import {type DifferingField, differingFields} from '../../mapping/differing-fields.ts';
import {documentJson} from '../../mapping/document-json.ts';
import {unlockUpdate} from '../../mapping/lock-update.ts';
import {mayChangeWhenPaid, whenPaidJson} from '../../mapping/when-paid.ts';
import type {XeroDocument} from '../../mapping/xero-document.ts';
import {problemOf} from '../../platform/trouble.ts';
import type {LedgerEntry} from '../../store/records.ts';
import type {XeroInvoice} from '../../xero/xero.ts';
import type {ExportContext} from '../context.ts';
import {decideOn} from '../plan/decide-on.ts';
import {locked, paid} from '../refusals/why-not-editable.ts';
import type {XeroKind} from '../stages/xero-kind.ts';
import {dispatchOne} from './dispatch.ts';
import {contactOf, expectedInXero, type Ready} from './export-documents.ts';
import {relinkMerged} from './relink-merged.ts';

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
  if (!current?.id) return fail(context, planned, gone(planned));
  const one = await withLivingContact(context, planned, current);

  const {document: wanted, locked: lock, note} = unlockUpdate(one.mapped.document, current, context.mapping());
  const fields = differingFields(wanted, current, contactOf(one));
  const isCorrection =
    entry.acceptedFingerprint === null &&
    entry.fingerprint === one.fingerprint &&
    fields.every(({field}) => /total|tax/i.test(field));
  const why = kind.whyNotEditable(current) ?? (lock === undefined ? null : locked(lock));
  // A simple sale that became an advanced one has another page in DEAR; all that people see is the same.
  const isSameToSee = fields.length === 0 && current.lines.length > 0;
  const theirs = work.insists ? undefined : ofPeople(entry, current, one);
  if ((why || theirs) && isSameToSee) return acceptAsItIs(context, one, current, entry.version);
  if (theirs)
    return fail(
      context,
      one,
      differs(one, fields, theirs, 'Retry sends what DEAR says; or make the two equal, or skip it.'),
    );
  const takesIt = !why || (why.isPaid && lock === undefined && isTakenWhenPaid(kind, wanted, current, fields));
  if (why && !takesIt) return fail(context, one, differs(one, fields, why.what, why.fix));

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

/** Why what Xero has is people's own, to be changed by nobody else unless they say so. */
function ofPeople(entry: LedgerEntry, current: XeroInvoice, {contactId}: Ready): string | undefined {
  if (entry.adopted) return 'It was in Xero before Deerpath, and is changed only when a person says so.';
  // What is final there no word changes.
  if (current.status === 'VOIDED' || current.status === 'DELETED') return undefined;
  const now = seenIn(current);
  // Merged with its contact, it is where it belongs.
  const before = entry.asInXero && {
    ...entry.asInXero,
    ...(now?.contactId === contactId ? {contactId} : {}),
  };
  const edits = before && now && !isUntouched(before, now) ? changesSince(before, now) : [];
  if (edits.length > 0)
    return `It was changed in Xero after Deerpath sent it (${edits.join(', ')}), and is changed back only when a person says so.`;
  return entry.changedThere ? `${entry.changedThere} It is changed back only when a person says so.` : undefined;
}

const isTakenWhenPaid = (
  {changesWhenPaid}: XeroKind,
  document: XeroDocument,
  current: XeroInvoice,
  fields: readonly DifferingField[],
): boolean => changesWhenPaid && mayChangeWhenPaid(document, current, fields);

const noteOnRow = async (context: ExportContext, one: Ready, {version}: LedgerEntry, note: string | undefined) => {
  if (note === undefined) return;
  await decideOn(context, {entryId: one.entryId, version}, 'ledger.settled', ({row}) => ({
    state: 'as it is',
    row: {notes: [...row.transaction.notes, note]},
    attempt: null,
  }));
};

/** Paid or credited between the look and the change: Xero refused it, and a person wants to know what differs. */
async function tellWhatDiffers(context: ExportContext, one: Ready, fields: readonly DifferingField[]): Promise<void> {
  const rowId = context.store.get('ledger', one.entryId)?.rowId;
  const row = rowId ? context.store.get('rows', rowId)?.transaction : undefined;
  if (row?.status !== 'Failed' || row.problem?.code !== 'xero.paid') return;
  const {raw} = row.problem;
  await fail(context, one, {...differs(one, fields, 'It carries a payment or a credit in Xero.', paid), raw});
}

/** A total that still differs after the one correction is a problem: the document is in Xero, and a person looks at it. */
async function closeUncorrected(context: ExportContext, one: Ready): Promise<void> {
  const entry = context.store.get('ledger', one.entryId);
  const row = entry?.rowId ? context.store.get('rows', entry.rowId) : undefined;
  if (
    entry?.state === 'accepted' &&
    entry.acceptedFingerprint === null &&
    row?.transaction.problem?.code === 'xero.totals-differ'
  ) {
    await fail(context, one, row.transaction.problem);
  }
}

function corrected(context: ExportContext, document: XeroDocument, current: XeroInvoice): XeroDocument | undefined {
  if (current.total === null || current.totalTax === null) return undefined;
  return correctedDocument(
    document,
    {subTotal: current.subTotal ?? current.total - current.totalTax, totalTax: current.totalTax, total: current.total},
    context.mapping(),
  );
}

const differs = (one: Ready, fields: readonly DifferingField[], why: string, fix: string): Problem =>
  problemOf(
    'xero.cannot-update',
    `${one.mapped.document.number} changed in DEAR, and Xero keeps the old one.`,
    `${why} ${fields.length > 0 ? `What differs: ${fields.map(({field, dear, xero}) => `${field} ${dear} in DEAR, ${xero} in Xero`).join('; ')}.` : 'Its lines differ.'}`,
    fix,
  );

const gone = (one: Ready): Problem =>
  problemOf(
    'xero.gone',
    `${one.mapped.document.number} is no longer in Xero.`,
    'It went there, and Xero does not find it any more.',
    'Look for it in Xero. Skip it with a reason if it is not wanted there.',
  );

/** Nothing that shows differs: what DEAR says now is what Xero has. */
const acceptAsItIs = (context: ExportContext, one: Ready, current: XeroInvoice, version: number): Promise<void> =>
  decideOn(context, {entryId: one.entryId, version}, 'ledger.settled', ({entry}) => {
    const {fingerprint, source} = one;
    return {
      state: 'accepted',
      facts: {
        ...{fingerprint, source, acceptedFingerprint: fingerprint, acceptedSource: source},
        ...{asInXero: seenIn(current), changedThere: null},
      },
      row: {status: 'Completed', problem: null, xero: placeInXero(entry, one)},
      attempt: {outcome: 'found', text: 'It is as Xero has it.', problem: null},
    };
  });

/** Failed, with the place in Xero where a person looks at it. */
async function fail(context: ExportContext, one: Ready, problem: Problem): Promise<void> {
  const known = context.store.get('ledger', one.entryId);
  if (known?.state !== 'accepted') return;
  await decideOn(context, {entryId: one.entryId, version: known.version}, 'ledger.settled', ({entry}) => {
    const xero = placeInXero(entry, one);
    const linked = xero ? {...problem, link: xero.url} : problem;
    return {
      state: 'accepted',
      row: {status: 'Failed', problem: linked, xero},
      attempt: {outcome: 'failed', text: problem.title, problem: linked},
    };
  });
}

const placeInXero = ({xeroId, xeroNumber}: LedgerEntry, one: Ready) =>
  xeroId ? xeroPlace(one.mapped.document.type, {id: xeroId, number: xeroNumber ?? ''}) : null;
