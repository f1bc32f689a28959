import {toCents} from '../../shared/money/cents.ts';
import type {ExportContext} from '../export/context.ts';
import {dispatch} from '../export/send/dispatch.ts';
import type {Parcel} from '../ledger/begin-send.ts';
import {decideOnDocument} from './decide-on-document.ts';
import {makeWay} from './delete-payments.ts';
import {lookAtPaid, type PaidDocument} from './look-at-paid.ts';
import {madeJustNow} from './made-just-now.ts';
import {REMOVED} from './money-on.ts';
import type {PaymentWork} from './plan-payments.ts';

/**
 * Brings planned payments and refunds to Xero: makes way where one changed, looks at what is paid there, takes over what is
 * there, and sends what DEAR's paid total exceeds Xero's by. Everything is settled when this resolves, except what is still
 * unknown or waits.
 */
export async function settlePayments(context: ExportContext, works: readonly PaymentWork[]): Promise<void> {
  const replaced = works.flatMap(({entryId, version, replaces, on}) =>
    replaces === null ? [] : [{entryId, version, xeroId: replaces, type: on.type, number: on.number, on: on.id}],
  );
  await makeWay(context, replaced);
  const seen = await lookAtAll(context, works);
  const parcels: Parcel[] = [];
  for (const group of byDocument(works)) {
    const ready = group.flatMap((one) => asItStands(context, one));
    const [first] = ready;
    if (first) parcels.push(...(await decideOnDocument(context, ready, seen.get(first.on.id))));
  }
  await dispatch(context, 'put-payments', parcels);
}

/** What this run made itself is not asked for. What a rehearsal alone made is in no Xero: there it stands as it would, with nothing paid. */
async function lookAtAll(context: ExportContext, works: readonly PaymentWork[]): Promise<Map<string, PaidDocument>> {
  const isMade = ({on}: PaymentWork) => context.rehearsal?.isMade(on.id) ?? false;
  const real = works.filter((one) => !isMade(one)).map((one) => ({one, fresh: madeJustNow(context, one)}));
  const seen = await lookAtPaid(
    context,
    real.flatMap(({one, fresh}) => (fresh ? [] : [one.on])),
  );
  for (const {one, fresh} of real) if (fresh) seen.set(one.on.id, fresh);
  const status = context.store.state.settings.documentStatus;
  for (const {on, document} of works.filter(isMade)) {
    seen.set(on.id, {status, date: document.date, paid: 0, credited: 0, due: toCents(document.total), payments: []});
  }
  return seen;
}

function byDocument(works: readonly PaymentWork[]): PaymentWork[][] {
  const groups = new Map<string, PaymentWork[]>();
  for (const one of works) groups.set(one.on.id, [...(groups.get(one.on.id) ?? []), one]);
  return [...groups.values()];
}

/** A payment whose forerunner was deleted goes on with the entry as that left it; one that somebody else took is let go. */
function asItStands({store}: ExportContext, one: PaymentWork): PaymentWork[] {
  const entry = store.get('ledger', one.entryId);
  if (!entry || entry.state === 'sending' || entry.state === 'unknown') return [];
  if (one.replaces !== null) return entry.acceptedFingerprint === REMOVED ? [{...one, version: entry.version}] : [];
  return entry.version === one.version ? [one] : [];
}
