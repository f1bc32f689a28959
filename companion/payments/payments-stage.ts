import type {DearDocument, DearPayment} from '../../shared/documents/dear-document.ts';
import type {DearMaster} from '../dear/dear.ts';
import {commitAndTell, type ExportContext} from '../export/context.ts';
import {hangsOnChoices} from '../export/plan/hangs-on-choices.ts';
import type {Part, Stage} from '../export/stages/stage.ts';
import {waitingOut} from '../export/waiting-out.ts';
import {documentKey, masterKey} from '../ledger/keys.ts';
import {mapPayment} from '../mapping/map-payment.ts';
import {problemOf, Trouble} from '../platform/trouble.ts';
import {deletePayments} from './delete-payments.ts';
import {isInXero, moneyIn, moneyKey, moneyPrint, paymentIdIn} from './money-on.ts';
import {notExportedIn} from './not-exported.ts';
import {planPayments, type Recognised} from './plan-payments.ts';
import {settlePayments} from './settle-payments.ts';
import {wakeHeld} from './wake-held.ts';
import {withoutDormant} from './without-dormant.ts';

/** How old Xero's accounts and lock dates may be while they keep no payment back. */
const RECENT = 10 * 60_000;

/** Payments on invoices and bills, and refunds of credit notes. */
export const paymentsStage: Stage = {
  name: 'payments',
  kinds: ['payment', 'refund'],
  isOn: ({exportPayments}) => exportPayments,
  // Money stands on documents alone, and those are read for their own sake.
  mayHold: () => false,
  concerns: ({paymentIds, parts}) =>
    paymentIds.length > 0 || Object.values(parts ?? {}).some((entries) => entries.some((id) => paymentIdIn(id))),

  async carry(context, reads, only) {
    const recognised: Recognised[] = [];
    for (const read of reads) recognised.push(await recognise(context, read, only));
    const parts = await commitAndTell(context, 'export.planned', (changes) =>
      reads.map((read, index) => {
        const known = recognised[index] ?? {notExported: [], trouble: null};
        return {read, plan: planPayments(changes, context, read, known, only)};
      }),
    );
    const deletions = parts.flatMap(({plan}) => plan.deletions);
    await waitingOut(context, deletions, deletePayments);
    const works = parts.flatMap(({plan}) => plan.work);
    await waitingOut(context, works, settlePayments);
    return parts.map(
      ({read, plan}): Part => ({
        read,
        plan: withoutDormant(context, {...plan, work: [...plan.work, ...plan.deletions]}),
      }),
    );
  },
  wake: wakeHeld,
};

/**
 * Finds out which payments are no cash. What a payment was taken from stands in a list of its own at DEAR, one call for a
 * sale or purchase. It is asked once for every payment, before that one ever goes: neither the account nor anything else in the
 * document itself tells money from credit. What is in the ledger or was recognised before is not asked again, and what waits for
 * its document not yet.
 */
async function recognise(context: ExportContext, read: DearMaster, only?: string): Promise<Recognised> {
  const {dear, store, books, work} = context;
  const before = store.get('masters', masterKey(books.account, read.family, read.id))?.notExported ?? [];
  const undecided = moneyIn(read).filter((money) => {
    const key = moneyKey(books, money);
    const entry = store.get('ledger', key);
    const isKnown = entry?.state === 'accepted' && entry.acceptedFingerprint === moneyPrint(money.payment);
    const isAsked = only === undefined || only === key;
    const on = store.get('ledger', documentKey(books, money.document));
    return isAsked && !isKnown && isInXero(on) && !before.some(({id}) => id === money.payment.id);
  });
  const none = {notExported: notExportedIn(read, new Map(), before), trouble: null};
  if (undecided.length === 0) return none;
  try {
    const isInQuestion = undecided.some(({payment}) => payment.kind === 'payment' && payment.creditId === null);
    const sources = isInQuestion
      ? await dear.paymentSources({family: read.family, id: read.id}, {urgent: work.urgent, signal: work.signal})
      : new Map();
    const isLeftOut = undecided.some(({payment}) => payment.kind === 'payment' && !sources?.has(payment.id));
    if (isInQuestion && (!sources || isLeftOut)) return {...none, trouble: sourceUnknown};
    await context.loadMapping(RECENT);
    // Before anybody is told that it cannot go, choices from before this sync are read once more.
    if (undecided.some(({payment, document}) => isKeptBack(context, payment, document))) {
      await context.renewMapping(work.beganAt);
    }
    return {notExported: notExportedIn(read, sources ?? new Map(), before), trouble: null};
  } catch (error) {
    if (!(error instanceof Trouble) || error.kind === 'standing' || work.signal.aborted) throw error;
    return {...none, trouble: error.problem};
  }
}

const isKeptBack = (context: ExportContext, payment: DearPayment, document: DearDocument): boolean => {
  const mapped = mapPayment(payment, document, context.mapping());
  return !mapped.ok && mapped.problems.some(hangsOnChoices);
};

/** Never taken for cash on the chance: a payment from a customer's credit would be money that nobody received. */
const sourceUnknown = problemOf(
  'dear.payment-source-unknown',
  'DEAR does not say what a payment was taken from.',
  'It may be money, or a customer credit or supplier deposit that was used up. Nothing was sent.',
  'It is asked again with the next sync. If it stays, open the payment in DEAR and save it again.',
);
