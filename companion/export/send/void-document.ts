import type {Problem} from '../../../shared/result.ts';
import {xeroPlace} from '../../ledger/xero-place.ts';
import {lockOf, lockText} from '../../mapping/lock-date.ts';
import {xeroTypeNamed} from '../../mapping/xero-types.ts';
import {problemOf, unlessPassing} from '../../platform/trouble.ts';
import type {LedgerEntry} from '../../store/ledger-records.ts';
import type {XeroInvoice} from '../../xero/xero.ts';
import type {ExportContext} from '../context.ts';
import {decideOn} from '../plan/decide-on.ts';
import {VOIDED} from '../plan/plan-withdrawn.ts';
import type {Withdrawal} from '../stages/stage.ts';
import type {XeroKind} from '../stages/xero-kind.ts';
import {dispatchOne} from './dispatch.ts';

/** How old Xero's lock dates may be. */
const RECENT = 10 * 60_000;

/** Voids documents in Xero that were voided in DEAR, one by one: Xero takes no more of them in a call that names an id. */
export async function voidDocuments(context: ExportContext, withdrawals: readonly Withdrawal[]): Promise<void> {
  if (withdrawals.length > 0) await context.loadMapping(RECENT);
  for (const one of withdrawals) {
    if (context.work.signal.aborted) return;
    await voidDocument(context, one.kind, one);
  }
}

/**
 * An approved document becomes VOIDED in Xero, a draft or an order DELETED. One that is paid or credited there stays and is a problem,
 * and so is one that was in Xero before Deerpath, until a person gives their word.
 */
async function voidDocument(context: ExportContext, kind: XeroKind, one: Withdrawal): Promise<void> {
  const {store, xero, work} = context;
  const entry = store.get('ledger', one.entryId);
  if (!entry?.xeroId || entry.version !== one.version) return;
  const current = await kind.get(xero, entry.xeroId, {urgent: work.urgent, signal: work.signal});
  if (!current?.id) return isVoidedThere(context, entry, 'It is no longer in Xero.');
  if (current.status === 'VOIDED' || current.status === 'DELETED') {
    return isVoidedThere(context, entry, `It is ${current.status.toLowerCase()} in Xero already.`);
  }
  if (entry.adopted && !work.insists) return fail(context, entry, current, notOurs(one));
  const why = kind.whyNotVoidable(current);
  if (why) return fail(context, entry, current, cannotVoid(one, `${why.what} ${NOTHING_PAID}`, UNPAY));
  const lock = lockOn(context, current);
  if (lock) return fail(context, entry, current, cannotVoid(one, lock, UNLOCK));

  const status = kind.statusOfGone(current);
  await dispatchOne(context, kind.update, current.id, {
    entryId: one.entryId,
    version: one.version,
    fingerprint: VOIDED,
    // Without lines: a change of the status alone leaves them as they are (Xero's documentation).
    json: {[kind.idMember]: current.id, Status: status},
    expected: {
      type: current.type,
      number: current.number,
      contactId: current.contactId,
      name: current.contactName,
      date: current.date,
      currency: current.currency,
      total: null,
      totalTax: null,
      url: current.url,
      status,
    },
  });
  await tellWhatForbids(context, one, current);
}

/** Paid or locked since the look: Xero refused it, and says so of a change; it was none. */
async function tellWhatForbids(context: ExportContext, one: Withdrawal, current: XeroInvoice): Promise<void> {
  const entry = context.store.get('ledger', one.entryId);
  const row = entry?.rowId ? context.store.get('rows', entry.rowId)?.transaction : undefined;
  if (!entry || row?.status !== 'Failed' || !row.problem) return;
  const {code, detail, raw} = row.problem;
  const isLocked = code === 'xero.locked';
  if (!isLocked && (code !== 'xero.paid' || !isPosted(current))) return;
  // What was read of the lock is out of date; the next sync tells by it whether it was moved back.
  if (isLocked) await unlessPassing(async () => void (await context.renewMapping(context.work.beganAt)));
  const why = isLocked
    ? cannotVoid(one, detail, UNLOCK)
    : cannotVoid(one, `It is paid or credited. ${NOTHING_PAID}`, UNPAY);
  await fail(context, entry, current, {...why, raw});
}

const isPosted = ({type, status}: XeroInvoice): boolean =>
  (xeroTypeNamed(type)?.isPosted ?? false) && status !== 'DRAFT' && status !== 'SUBMITTED';

/** Xero voids nothing that it has locked; drafts and orders it has not posted (Xero's documentation, organisation). */
function lockOn(context: ExportContext, current: XeroInvoice): string | undefined {
  const {date} = current;
  const lock = lockOf({...context.mapping(), dearLockDate: null});
  return isPosted(current) && lock && date !== null && date <= lock.day ? `${lockText(lock, date)}.` : undefined;
}

const isVoidedThere = (context: ExportContext, {id, version}: LedgerEntry, note: string): Promise<void> =>
  decideOn(context, {entryId: id, version}, 'ledger.settled', ({row}) => ({
    state: 'accepted',
    facts: {fingerprint: VOIDED, acceptedFingerprint: VOIDED},
    row: {status: 'Completed', problem: null, notes: [...row.transaction.notes, note]},
    attempt: {outcome: 'found', text: note, problem: null},
  }));

const fail = (
  context: ExportContext,
  {id, version, xeroNumber}: LedgerEntry,
  current: XeroInvoice,
  problem: Problem,
): Promise<void> =>
  decideOn(context, {entryId: id, version}, 'ledger.settled', () => {
    const xero = xeroPlace(current.type, {id: current.id ?? '', number: xeroNumber ?? current.number});
    const linked = {...problem, link: xero.url};
    return {
      state: 'accepted',
      row: {status: 'Failed', problem: linked, xero},
      attempt: {outcome: 'failed', text: problem.title, problem: linked},
    };
  });

const NOTHING_PAID = 'Xero voids nothing that is paid or credited.';
const UNPAY = 'Remove the payment or credit in Xero and retry, or skip it with a reason.';
const UNLOCK = 'Move the lock date for a moment and retry, or credit it in Xero, or skip it with a reason.';

const cannotVoid = ({number}: Withdrawal, why: string, fix: string): Problem =>
  problemOf('xero.cannot-void', `${number} was voided in DEAR, and Xero keeps it.`, why, fix);

const notOurs = ({number}: Withdrawal): Problem =>
  problemOf(
    'xero.cannot-void',
    `${number} was voided in DEAR, and is still in Xero.`,
    'It was in Xero before Deerpath, and is changed only when a person says so.',
    'Retry voids it in Xero; or skip it with a reason.',
  );
