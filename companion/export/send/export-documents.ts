import type {Problem} from '../../../shared/result.ts';
import {seenIn} from '../../ledger/as-in-xero.ts';
import type {Parcel} from '../../ledger/begin-send.ts';
import {claimsIn} from '../../ledger/claims.ts';
import {contactKey} from '../../ledger/keys.ts';
import {totalsDifference} from '../../ledger/settle.ts';
import {xeroPlace} from '../../ledger/xero-place.ts';
import {differingFields} from '../../mapping/differing-fields.ts';
import {documentJson} from '../../mapping/document-json.ts';
import type {XeroDocument} from '../../mapping/xero-document.ts';
import {xeroTypeNamed} from '../../mapping/xero-types.ts';
import type {Send} from '../../store/ledger-records.ts';
import type {XeroInvoice} from '../../xero/xero.ts';
import type {ExportContext} from '../context.ts';
import {decideOn} from '../plan/decide-on.ts';
import type {Work} from '../plan/plan-wanted.ts';
import {reconcile} from '../reconcile/reconcile.ts';
import type {XeroKind} from '../stages/xero-kind.ts';
import {dispatch} from './dispatch.ts';
import {resolveContacts} from './resolve-contacts.ts';
import {updateDocument} from './update-document.ts';

/**
 * Takes planned documents to Xero: contacts first, then one batched look at what Xero has, then what is new in batches, and
 * last what changed, one by one. Everything is settled when this resolves, except what is still unknown or waits.
 */
export async function exportDocuments(context: ExportContext, kind: XeroKind, works: readonly Work[]): Promise<void> {
  const {store, work, xero, books} = context;
  const contacts = await resolveContacts(
    context,
    works.map(({document}) => document),
  );
  const ready: Ready[] = [];
  for (const one of works) {
    const contact = contacts.get(contactKey(books, one.document.party));
    if (contact && 'id' in contact) ready.push({...one, contactId: contact.id});
    else if (contact) await holdBack(context, one, contact.problem, contact.waits);
  }

  const isKnown = ({entryId}: Ready) => !!store.get('ledger', entryId)?.xeroId;
  const change = ready.filter(isKnown);
  const fresh = ready.filter((one) => !isKnown(one));
  const candidates = await kind.lookUp(xero, fresh.map(expectedOf), {
    options: {urgent: work.urgent, signal: work.signal},
    betweenCalls: stopped(context),
  });
  const claims = claimsIn(context);
  const create: Ready[] = [];
  for (const one of fresh) {
    const result = reconcile(expectedOf(one), candidates, (xeroId) => claims.heldByAnother(xeroId, one.entryId));
    if ('invoice' in result && result.decision !== 'ours' && cameBesideUs(context, result.invoice)) {
      work.strangers.add(one.mapped.document.number);
    }
    if (result.decision === 'create') create.push(one);
    else if (result.decision === 'taken') await holdBack(context, one, result.problem, false);
    else {
      // Two bills may be equal in all that Xero shows; each of them takes over one of its own.
      claims.claim(result.invoice.id, one.entryId);
      if (await adopt(context, one, result.invoice, result.decision === 'adopt')) change.push(one);
    }
  }

  await dispatch(context, kind.put, create.map(parcelOf));

  for (const one of change) {
    if (work.signal.aborted) return;
    await updateDocument(context, kind, one);
  }
  // A total that Xero reckoned differently is corrected once.
  for (const one of create) {
    const entry = store.get('ledger', one.entryId);
    if (entry?.state === 'accepted' && entry.acceptedFingerprint === null && !work.signal.aborted) {
      await updateDocument(context, kind, one);
    }
  }
}

/** A document whose contact is known in Xero. */
export type Ready = Work & {readonly contactId: string};

function parcelOf(one: Ready): Parcel {
  return {
    entryId: one.entryId,
    version: one.version,
    fingerprint: one.fingerprint,
    source: one.source,
    json: documentJson(one.mapped.document, {contactId: one.contactId}),
    expected: expectedOf(one),
  };
}

const expectedOf = (one: Ready): Send['expected'][number] =>
  expectedInXero(one.mapped.document, one.contactId, one.document.party.name, one.document.currency);

export const expectedInXero = (
  document: XeroDocument,
  contactId: string,
  name: string,
  currency: string,
): Send['expected'][number] => ({
  type: document.type,
  number: document.number,
  contactId,
  name,
  date: document.date,
  currency,
  total: document.expected.total,
  totalTax: document.expected.totalTax,
  url: document.url || null,
});

/** Failed, or Pending when it only waits for something. */
const holdBack = (context: ExportContext, one: Work, problem: Problem, waits: boolean): Promise<void> =>
  decideOn(context, one, 'ledger.settled', ({entry}) => ({
    state: waits ? 'as it is' : entry.state === 'accepted' ? 'accepted' : 'refused',
    row: {status: waits ? 'Pending' : 'Failed', problem},
    attempt: {outcome: waits ? 'waited' : 'failed', text: problem.title, problem},
  }));

/**
 * Notes that Xero has the document already.
 *
 * @returns whether what Xero has differs from DEAR, and is ours, so that it has to be changed.
 */
async function adopt(
  context: ExportContext,
  one: Ready,
  invoice: XeroInvoice & {id: string},
  adopted: boolean,
): Promise<boolean> {
  // One that is ours may be an older version: from before a data folder was put back.
  const isOld = !adopted && differingFields(one.mapped.document, invoice, contactOf(one)).length > 0;
  const differs = isOld || totalsDifference(expectedOf(one), invoice) !== null;
  const {fingerprint, source} = one;
  const accepted = {acceptedFingerprint: fingerprint, acceptedSource: source};
  const seen = {asInXero: seenIn(invoice), changedThere: null};
  const facts = {fingerprint, source, xeroId: invoice.id, xeroNumber: invoice.number, adopted, ...seen};
  const xero = xeroPlace(one.mapped.document.type, {id: invoice.id, number: invoice.number});
  const note = adopted
    ? 'It was in Xero already, equal in contact, date, currency and total, and was taken over.'
    : 'It was in Xero already, from an earlier sync.';
  await decideOn(context, one, 'ledger.adopted', ({row}) =>
    differs
      ? {state: 'accepted', facts: {...facts, acceptedFingerprint: null}, row: {xero}, attempt: null}
      : {
          state: 'accepted',
          facts: {...facts, ...accepted},
          row: {status: 'Completed', xero, problem: null, notes: [...row.transaction.notes, note]},
          attempt: {outcome: 'found', text: 'Found in Xero.', problem: null},
        },
  );
  return differs;
}

/** The contact as it should stand on the document in Xero. */
export const contactOf = ({contactId, document}: Ready) => ({id: contactId, name: document.party.name});

/**
 * A document with DEAR's number that is newer than our connection, and not of our making; one without an address cannot be
 * told from our own of before a data folder was put back.
 */
const cameBesideUs = ({store}: ExportContext, invoice: XeroInvoice): boolean =>
  (xeroTypeNamed(invoice.type)?.hasUrl ?? false) &&
  invoice.updatedAt !== null &&
  invoice.updatedAt > Date.parse(store.state.xero?.connectedAt ?? '');

const stopped =
  ({work}: ExportContext) =>
  async () => {
    work.signal.throwIfAborted();
  };
