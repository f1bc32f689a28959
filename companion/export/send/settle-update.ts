import type {Problem} from '../../../shared/result.ts';
import {seenIn} from '../../ledger/as-in-xero.ts';
import {xeroPlace} from '../../ledger/xero-place.ts';
import type {DifferingField} from '../../mapping/differing-fields.ts';
import type {LedgerEntry} from '../../store/ledger-records.ts';
import type {XeroInvoice} from '../../xero/xero.ts';
import type {ExportContext} from '../context.ts';
import {decideOn} from '../plan/decide-on.ts';
import {differs} from '../refusals/update-problems.ts';
import {paid} from '../refusals/why-not-editable.ts';
import type {Ready} from './export-documents.ts';

/** Nothing that shows differs: what DEAR says now is what Xero has. */
export const acceptAsItIs = (
  context: ExportContext,
  one: Ready,
  current: XeroInvoice,
  version: number,
): Promise<void> =>
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
export async function failUpdate(context: ExportContext, one: Ready, problem: Problem): Promise<void> {
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

/** Adds a note to its row before the change goes. */
export const noteOnRow = async (
  context: ExportContext,
  one: Ready,
  {version}: LedgerEntry,
  note: string | undefined,
) => {
  if (note === undefined) return;
  await decideOn(context, {entryId: one.entryId, version}, 'ledger.settled', ({row}) => ({
    state: 'as it is',
    row: {notes: [...row.transaction.notes, note]},
    attempt: null,
  }));
};

/** Paid or credited between the look and the change: Xero refused it, and a person wants to know what differs. */
export async function tellWhatDiffers(
  context: ExportContext,
  one: Ready,
  fields: readonly DifferingField[],
): Promise<void> {
  const rowId = context.store.get('ledger', one.entryId)?.rowId;
  const row = rowId ? context.store.get('rows', rowId)?.transaction : undefined;
  if (row?.status !== 'Failed' || row.problem?.code !== 'xero.paid') return;
  const {raw} = row.problem;
  await failUpdate(context, one, {
    ...differs(one.mapped.document.number, fields, 'It carries a payment or a credit in Xero.', paid),
    raw,
  });
}

/** A total that still differs after the one correction is a problem: the document is in Xero, and a person looks at it. */
export async function closeUncorrected(context: ExportContext, one: Ready): Promise<void> {
  const entry = context.store.get('ledger', one.entryId);
  const row = entry?.rowId ? context.store.get('rows', entry.rowId) : undefined;
  if (
    entry?.state === 'accepted' &&
    entry.acceptedFingerprint === null &&
    row?.transaction.problem?.code === 'xero.totals-differ'
  ) {
    await failUpdate(context, one, row.transaction.problem);
  }
}

const placeInXero = ({xeroId, xeroNumber}: LedgerEntry, one: Ready) =>
  xeroId ? xeroPlace(one.mapped.document.type, {id: xeroId, number: xeroNumber ?? ''}) : null;
