import type {Settings} from '../../shared/contract/settings.ts';
import {isAuthorised} from '../../shared/documents/dear-document.ts';
import {documentPage} from '../../shared/documents/page-address.ts';
import {toCents} from '../../shared/money/cents.ts';
import {type Books, documentKey} from '../ledger/keys.ts';
import {moneyKeyOf} from '../payments/money-on.ts';
import {notExportedText} from '../payments/not-exported.ts';
import type {Master} from '../store/master-record.ts';
import type {Store} from '../store/store.ts';
import type {DearSide} from './sides.ts';

type Money = NonNullable<Master['payments']>[number];

/**
 * The payments, refunds and prepayments of one sale or purchase as DEAR's side. They count with their document: authorised, and
 * not from before the first day unless it is in Xero all the same. What is no cash says why it stays out.
 *
 * @param isAsked whether a payment is wanted, by its day and by its id in Xero.
 */
export function gatherMoney(
  {get, state}: Pick<Store, 'get' | 'state'>,
  books: Books,
  master: Master,
  isAsked: (date: string | null, xeroId: string | null) => boolean,
): DearSide[] {
  return (master.payments ?? []).flatMap((money): DearSide[] => {
    const document = master.documents?.find(({kind, taskId}) => kind === money.on && taskId === money.taskId);
    if (money.kind !== 'prepayment' && !(document && isCounted(document))) return [];
    const entry = get('ledger', moneyKeyOf(books, {...money, kind: kindOf(money), masterId: master.dearId}));
    const xeroId = entry?.xeroId ?? null;
    if (!isAsked(money.date, xeroId)) return [];
    const row = entry?.rowId ? get('rows', entry.rowId)?.transaction : undefined;
    const why = whyNot(money, master) ?? (entry?.state === 'accepted' && xeroId === null ? byOthers : undefined);
    const taskId = money.taskId ?? master.dearId;
    const {family, type, dearId} = master;
    return [
      {
        kind: kindOf(money),
        id: money.id,
        number: document?.number || master.number,
        party: master.party,
        date: money.date,
        currency: money.currency,
        total: toCents(money.amount),
        url: documentPage({family, advanced: /advanced/i.test(type ?? ''), masterId: dearId, taskId}),
        xeroId,
        row: row ?? null,
        ...(why === undefined ? {} : {why}),
      },
    ];
  });

  function isCounted({kind, taskId, status, date}: NonNullable<Master['documents']>[number]): boolean {
    const {ignoreBefore}: Pick<Settings, 'ignoreBefore'> = state.settings;
    const on = get('ledger', documentKey(books, {kind, taskId, masterId: master.dearId}));
    return (
      isAuthorised(status) && (on?.xeroId != null || ignoreBefore === null || date === null || date >= ignoreBefore)
    );
  }
}

const kindOf = ({kind}: Money): 'payment' | 'refund' => (kind === 'refund' ? 'refund' : 'payment');

function whyNot({id}: Money, {notExported = []}: Master): string | undefined {
  const reason = notExported.find((one) => one.id === id)?.reason;
  return reason && notExportedText[reason];
}

const byOthers = 'It is paid in Xero, within other payments.';
