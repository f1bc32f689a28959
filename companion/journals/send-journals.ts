import type {Problem} from '../../shared/result.ts';
import type {ExportContext} from '../export/context.ts';
import {decideOn} from '../export/plan/decide-on.ts';
import {VOIDED} from '../export/plan/plan-withdrawn.ts';
import {dispatch, dispatchOne} from '../export/send/dispatch.ts';
import {seenIn} from '../ledger/as-in-xero.ts';
import type {Parcel} from '../ledger/begin-send.ts';
import {isAlive, journalSums} from '../ledger/channels/journals.ts';
import {claimsIn} from '../ledger/claims.ts';
import {xeroPlace} from '../ledger/xero-place.ts';
import type {XeroJournal} from '../xero/xero.ts';
import {journalJson} from './journal-json.ts';
import type {MappedJournal} from './map-journal.ts';
import type {JournalWork} from './plan-journals.ts';
import {changeOf} from './why-kept.ts';

/**
 * Takes journals to Xero: one look at what it has of those days, then new ones in batches and changes one by one.
 *
 * @param days every day a journal may be dated in Xero, both included.
 */
export async function sendJournals(
  context: ExportContext,
  works: readonly JournalWork[],
  days: {readonly from: string; readonly to: string},
): Promise<void> {
  const {store, xero, work} = context;
  const there = await xero.findJournals(days, {urgent: work.urgent, signal: work.signal});
  const claims = claimsIn(context);
  const fresh: Parcel[] = [];
  const changed: {one: JournalWork; current: XeroJournal | undefined; xeroId: string}[] = [];
  for (const one of works) {
    const known = store.get('ledger', one.entryId)?.xeroId;
    if (known) {
      changed.push({one, current: there.find(({id}) => id === known), xeroId: known});
      continue;
    }
    const same = there.find(
      (journal) =>
        journal.id !== null &&
        isAlive(journal) &&
        journal.narration === one.narration &&
        !claims.heldByAnother(journal.id, one.entryId),
    );
    if (!same?.id) {
      if (one.mapped) fresh.push(parcelOf(one, one.mapped));
      continue;
    }
    claims.claim(same.id, one.entryId);
    const version = await adopt(context, one, same, one.mapped !== null && isSame(one.mapped, same));
    if (version !== undefined) changed.push({one: {...one, version}, current: same, xeroId: same.id});
  }

  await dispatch(context, 'put-journals', fresh);
  for (const {one, current, xeroId} of changed) {
    if (work.signal.aborted) return;
    if (current && !isAlive(current)) await isGone(context, one);
    else await change(context, one, xeroId, current);
  }
}

function parcelOf(one: JournalWork, mapped: MappedJournal, xeroId?: string): Parcel {
  const {entryId, version, fingerprint, source} = one;
  return {entryId, version, fingerprint, source, json: journalJson(mapped, xeroId), expected: expectedOf(one)};
}

const expectedOf = ({narration, mapped}: JournalWork): Parcel['expected'] => ({
  type: 'journal',
  number: narration,
  contactId: null,
  name: null,
  date: mapped?.date ?? null,
  currency: null,
  total: null,
  totalTax: null,
  url: null,
});

async function change(
  context: ExportContext,
  one: JournalWork,
  xeroId: string,
  current: XeroJournal | undefined,
): Promise<void> {
  const {entryId, version, fingerprint, source, narration} = one;
  const entry = context.store.get('ledger', entryId);
  const {insists} = context.work;
  const changed = current && entry ? changeOf(one, current, entry, {context: context.mapping(), insists}) : one;
  if ('problem' in changed) return hasFailed(context, one, changed.problem);
  const {mapped} = changed;
  if (mapped) {
    await dispatchOne(context, 'update-journal', xeroId, parcelOf({...one, mapped}, mapped, xeroId));
    return;
  }
  const status = current?.status ?? null;
  const json = {ManualJournalID: xeroId, Narration: narration, Status: status === 'DRAFT' ? 'DELETED' : 'VOIDED'};
  const parcel = {entryId, version, fingerprint, source, json, expected: expectedOf(one)};
  await dispatchOne(context, 'update-journal', xeroId, parcel);
}

const isSame = ({lines, date}: MappedJournal, there: XeroJournal): boolean =>
  there.date === date &&
  there.lines.length === lines.length &&
  lines.every((line) =>
    there.lines.some(({accountCode, amount}) => accountCode === line.accountCode && amount === line.amount),
  );

/**
 * Its narration is ours: an earlier answer was lost, or the data folder is an older one.
 *
 * @returns the version to change it by, or undefined when it is as it should be.
 */
async function adopt(
  context: ExportContext,
  {entryId, version, fingerprint, source, narration}: JournalWork,
  there: XeroJournal,
  isAsItShouldBe: boolean,
): Promise<number | undefined> {
  const {id: xeroId} = there;
  const asInXero = seenIn(journalSums(there));
  const facts = {fingerprint, source, xeroId, xeroNumber: narration, adopted: false, asInXero, changedThere: null};
  const xero = xeroPlace('journal', {id: xeroId ?? '', number: narration});
  await decideOn(context, {entryId, version}, 'ledger.adopted', () =>
    isAsItShouldBe
      ? {
          state: 'accepted',
          facts: {...facts, acceptedFingerprint: fingerprint, acceptedSource: source},
          row: {status: 'Completed', xero, problem: null},
          attempt: {outcome: 'found', text: 'Found in Xero.', problem: null},
        }
      : {state: 'accepted', facts, row: {xero}, attempt: null},
  );
  return isAsItShouldBe ? undefined : context.store.get('ledger', entryId)?.version;
}

const hasFailed = (context: ExportContext, {entryId, version}: JournalWork, problem: Problem): Promise<void> =>
  decideOn(context, {entryId, version}, 'ledger.settled', () => ({
    state: 'accepted',
    row: {status: 'Failed', problem},
    attempt: {outcome: 'failed', text: problem.title, problem},
  }));

/** Voided there by a person: final in Xero, and never fought over. */
const isGone = (context: ExportContext, one: JournalWork): Promise<void> =>
  one.mapped
    ? hasFailed(context, one, goneProblem)
    : decideOn(context, one, 'ledger.settled', () => ({
        state: 'accepted',
        facts: {fingerprint: VOIDED, acceptedFingerprint: one.fingerprint, acceptedSource: one.source},
        row: {status: 'Completed', problem: null},
        attempt: {outcome: 'found', text: 'It is as Xero has it.', problem: null},
      }));

const goneProblem: Problem = {
  code: 'journal.voided-in-xero',
  title: 'The journal was voided in Xero, and DEAR’s figures changed.',
  detail: 'What is voided in Xero stays so.',
  fix: 'Enter the difference in Xero by hand, then skip it with a reason.',
  raw: null,
};
