import type {DearDocument} from '../../shared/documents/dear-document.ts';
import type {Problem} from '../../shared/result.ts';
import type {DearMaster} from '../dear/dear.ts';
import type {ExportContext} from '../export/context.ts';
import {awaits, type Desk, hasFailed, isAsXeroHasIt, waits, willGo} from '../export/plan/desk.ts';
import {isWanted} from '../export/plan/plan-withdrawn.ts';
import {joined} from '../export/rows.ts';
import type {PartPlan} from '../export/stages/stage.ts';
import {newEntry} from '../ledger/entry.ts';
import {documentKey} from '../ledger/keys.ts';
import {type MappedPayment, mapPayment} from '../mapping/map-payment.ts';
import {xeroTypeOf} from '../mapping/xero-types.ts';
import type {LedgerEntry} from '../store/ledger-records.ts';
import type {NotExported} from '../store/master-record.ts';
import type {Changes} from '../store/store.ts';
import type {Deletion} from './delete-payments.ts';
import {heirOfRemoved} from './heir-of-removed.ts';
import {keepNotExported} from './keep-not-exported.ts';
import type {PaidTarget} from './look-at-paid.ts';
import {isInXero, isStillToChange, type MoneyOn, moneyIn, moneyKey, moneyPrint, moneyRow, REMOVED} from './money-on.ts';
import {planRemovals} from './plan-removals.ts';

/** A payment or refund that has to go to Xero. */
export interface PaymentWork extends MoneyOn {
  readonly read: DearMaster;
  readonly entryId: string;
  /** Of the ledger entry as planned. */
  readonly version: number;
  readonly fingerprint: string;
  readonly mapped: MappedPayment;
  /** The document in Xero. */
  readonly on: PaidTarget & {readonly number: string};
  /** The payment in Xero that has to make way for it: it changed in DEAR, and Xero edits none. */
  readonly replaces: string | null;
}

export interface PaymentPlan extends PartPlan {
  readonly work: readonly PaymentWork[];
  /** Made by Deerpath, and gone from DEAR since. */
  readonly deletions: readonly Deletion[];
}

/** What was found out about a sale or purchase before its payments are planned. */
export interface Recognised {
  readonly notExported: readonly NotExported[];
  /** Why it could not be found out, or why nothing can be mapped for now: what is new waits with that. */
  readonly trouble: Problem | null;
}

/**
 * Plans the payments and refunds of one sale or purchase within a commit: rows for what will go, waits or cannot go; nothing
 * for what Xero has, and nothing for what is no cash.
 *
 * @param only the ledger entry of a single payment, when a person asked for just that one.
 */
export function planPayments(
  changes: Changes,
  context: ExportContext,
  read: DearMaster,
  {notExported, trouble}: Recognised,
  only?: string,
): PaymentPlan {
  const {books, clock, store} = context;
  const {ignoreBefore} = store.state.settings;
  const work: PaymentWork[] = [];
  const unknown: string[] = [];
  const plan = {failed: 0, unchanged: 0, skipped: 0, waiting: 0, held: 0, ignored: 0};
  keepNotExported(changes, context, read, notExported);

  for (const money of moneyIn(read)) {
    const {payment, document} = money;
    if (notExported.some(({id}) => id === payment.id)) continue;
    const entryId = moneyKey(books, money);
    if (only !== undefined && entryId !== only) continue;
    const known = changes.get('ledger', entryId) ?? heirOfRemoved(changes, context, read, money);
    const entry = known ?? newEntry(entryId, clock.now());
    const row = entry.rowId ? changes.get('rows', entry.rowId) : undefined;
    const desk: Desk = {changes, context, entry, row};
    const fingerprint = moneyPrint(payment);
    const shown = moneyRow(money, read.family);
    const on = changes.get('ledger', documentKey(books, document));

    if (row?.transaction.status === 'Skipped') {
      plan.skipped++;
    } else if (entry.state === 'sending' || entry.state === 'unknown') {
      unknown.push(entryId);
    } else if (isSettled(entry, fingerprint)) {
      isAsXeroHasIt(desk);
      plan.unchanged++;
    } else if (!isWanted(read, document)) {
      // A document that is undone or voided takes its payments along; what had a row says what it waits for.
      if (row && row.transaction.status !== 'Completed') {
        awaits(desk, shown, numberOf(document));
        plan.held++;
      }
    } else if (!isInXero(on) && isBefore(document, ignoreBefore)) {
      plan.ignored++;
    } else if (!isInXero(on)) {
      awaits(desk, shown, numberOf(document));
      if (on?.state === 'sending' || on?.state === 'unknown') plan.waiting++;
      else plan.held++;
    } else if (isStillToChange(changes, on)) {
      awaits(desk, shown, numberOf(document));
      plan.waiting++;
    } else if (trouble) {
      waits(desk, shown, trouble);
      plan.waiting++;
    } else {
      const mapped = mapPayment(payment, document, context.mapping());
      if (!mapped.ok) {
        hasFailed(desk, shown, joined(mapped.problems));
        plan.failed++;
        continue;
      }
      const {version} = willGo(desk, shown, mapped.value.notes);
      const isOursThere = entry.state === 'accepted' && !entry.adopted && entry.acceptedFingerprint !== REMOVED;
      work.push({
        ...money,
        read,
        entryId,
        version,
        fingerprint,
        mapped: mapped.value,
        on: {
          id: on.xeroId,
          type: xeroTypeOf(document).type,
          date: document.date,
          number: on.xeroNumber || numberOf(document),
        },
        replaces: isOursThere ? entry.xeroId : null,
      });
    }
  }
  const removals = planRemovals(changes, context, read, only);
  return {...plan, work, deletions: removals.deletions, unknown: [...unknown, ...removals.unknown]};
}

const isSettled = ({state, acceptedFingerprint}: LedgerEntry, fingerprint: string): boolean =>
  state === 'accepted' && acceptedFingerprint === fingerprint;

/** What is dated before the first day stays out with its payments, whatever their own dates are. */
const isBefore = ({date}: DearDocument, ignoreBefore: string | null): boolean =>
  ignoreBefore !== null && date !== null && date < ignoreBefore;

const numberOf = ({number, orderNumber}: DearDocument): string => number.trim() || orderNumber;
