import type {Problem} from '../../shared/result.ts';
import type {Parcel} from '../ledger/begin-send.ts';
import {isSkipped, step} from '../ledger/entry.ts';
import {contactKey} from '../ledger/keys.ts';
import {claimsIn} from '../ledger/look.ts';
import {totalsDifference, xeroSide} from '../ledger/settle.ts';
import {differingFields} from '../mapping/differing-fields.ts';
import {invoiceJson} from '../mapping/invoice-json.ts';
import type {XeroDocument} from '../mapping/xero-document.ts';
import type {Send} from '../store/records.ts';
import type {XeroInvoice} from '../xero/xero.ts';
import {commitAndTell, type ExportContext} from './context.ts';
import {dispatch} from './dispatch.ts';
import {lookUp} from './look-up.ts';
import type {Work} from './plan-master.ts';
import {reconcile} from './reconcile.ts';
import {resolveContacts} from './resolve-contacts.ts';
import {withOutcome} from './rows.ts';
import {updateDocument} from './update-document.ts';

/**
 * Takes planned documents to Xero: contacts first, then one batched look at what Xero has, then what is new in batches, and
 * last what changed, one by one. Everything is settled when this resolves, except what is still unknown or waits.
 */
export async function exportDocuments(context: ExportContext, works: readonly Work[]): Promise<void> {
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
  const fresh = ready.filter((one) => !isKnown(one));
  const candidates = await lookUp(
    fresh.map(expectedOf),
    xero,
    {urgent: work.urgent, signal: work.signal},
    stopped(context),
  );
  const claims = claimsIn(context);
  const create: Ready[] = [];
  const change: {one: Ready; found: XeroInvoice}[] = [];
  for (const one of fresh) {
    const result = reconcile(expectedOf(one), candidates, (xeroId) => claims.heldByAnother(xeroId, one.entryId));
    if ('invoice' in result && result.decision !== 'ours' && cameBesideUs(context, result.invoice)) {
      work.strangers.add(one.mapped.document.invoiceNumber);
    }
    if (result.decision === 'create') create.push(one);
    else if (result.decision === 'taken') await holdBack(context, one, result.problem, false);
    else {
      // Two bills may be equal in all that Xero shows; each of them takes over one of its own.
      claims.claim(result.invoice.id, one.entryId);
      if (await adopt(context, one, result.invoice, result.decision === 'adopt'))
        change.push({one, found: result.invoice});
    }
  }

  await dispatch(context, 'put-invoices', create.map(parcelOf));

  for (const one of ready.filter((each) => isKnown(each) && !create.includes(each))) {
    if (work.signal.aborted) return;
    const isFresh = fresh.includes(one);
    if (isFresh && !change.some((changed) => changed.one === one)) continue;
    await updateDocument(context, one);
  }
  // A total that Xero reckoned differently is corrected once.
  for (const one of create) {
    const entry = store.get('ledger', one.entryId);
    if (entry?.state === 'accepted' && entry.acceptedFingerprint === null && !work.signal.aborted) {
      await updateDocument(context, one);
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
    json: invoiceJson(one.mapped.document, {contactId: one.contactId}),
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
  number: document.invoiceNumber,
  contactId,
  name,
  date: document.date,
  currency,
  total: document.expected.total,
  totalTax: document.expected.totalTax,
  url: document.url,
});

/** Failed, or Pending when it only waits for something. */
async function holdBack(context: ExportContext, one: Work, problem: Problem, waits: boolean): Promise<void> {
  await commitAndTell(context, 'ledger.settled', (changes) => {
    const entry = changes.get('ledger', one.entryId);
    const row = entry?.rowId ? changes.get('rows', entry.rowId) : undefined;
    if (!entry || !row || entry.version !== one.version || isSkipped(changes, entry)) return;
    const now = context.clock.now();
    if (!waits) changes.put('ledger', step(entry, entry.state === 'accepted' ? 'accepted' : 'refused', now));
    changes.put(
      'rows',
      withOutcome(
        row,
        {status: waits ? 'Pending' : 'Failed', problem},
        {
          runId: context.work.id,
          outcome: waits ? 'waited' : 'failed',
          text: problem.title,
          idempotencyKey: null,
          problem,
        },
        now,
      ),
    );
  });
}

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
  const difference = isOld || totalsDifference(expectedOf(one), invoice) !== null;
  await commitAndTell(context, 'ledger.adopted', (changes) => {
    const entry = changes.get('ledger', one.entryId);
    const row = entry?.rowId ? changes.get('rows', entry.rowId) : undefined;
    if (!entry || !row || entry.version !== one.version || isSkipped(changes, entry)) return;
    const now = context.clock.now();
    changes.put(
      'ledger',
      step(entry, 'accepted', now, {
        fingerprint: one.fingerprint,
        source: one.source,
        ...(difference
          ? {acceptedFingerprint: null}
          : {acceptedFingerprint: one.fingerprint, acceptedSource: one.source}),
        xeroId: invoice.id,
        xeroNumber: invoice.number,
        adopted,
      }),
    );
    const xero = xeroSide({xeroId: invoice.id, xeroNumber: invoice.number}, one.mapped.document.type);
    if (difference) {
      changes.put('rows', {...row, transaction: {...row.transaction, xero}});
      return;
    }
    const note = adopted
      ? 'It was in Xero already, equal in contact, date, currency and total, and was taken over.'
      : 'It was in Xero already, from an earlier sync.';
    changes.put(
      'rows',
      withOutcome(
        row,
        {status: 'Completed', xero, problem: null, notes: [...row.transaction.notes, note]},
        {runId: context.work.id, outcome: 'found', text: 'Found in Xero.', idempotencyKey: null, problem: null},
        now,
      ),
    );
  });
  return difference;
}

/** The contact as it should stand on the document in Xero. */
export const contactOf = ({contactId, document}: Ready) => ({id: contactId, name: document.party.name});

/** A document with DEAR's number that is newer than our connection, and not of our making. */
const cameBesideUs = ({store}: ExportContext, invoice: XeroInvoice): boolean =>
  invoice.updatedAt !== null && invoice.updatedAt > Date.parse(store.state.xero?.connectedAt ?? '');

const stopped =
  ({work}: ExportContext) =>
  async () => {
    work.signal.throwIfAborted();
  };
