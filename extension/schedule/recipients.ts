import type {Draft} from './draft.ts';

type Alert = Draft['alert'];

export interface MailingList {
  readonly id: string;
  readonly name: string;
  readonly addresses: readonly string[];
}

/** The addresses of a list that are to receive alerts: none while it is not chosen, all while no address is named. */
export function chosenOf({mailingListIds, addresses}: Alert, {id, addresses: all}: MailingList): readonly string[] {
  if (!mailingListIds.includes(id)) return [];
  return addresses.length === 0 ? all : all.filter((address) => addresses.includes(address));
}

/** Everyone who gets a mail, once. */
export const recipientsOf = (alert: Alert, lists: readonly MailingList[]): readonly string[] => [
  ...new Set(lists.flatMap((list) => chosenOf(alert, list))),
];

/** A list as a whole: chosen with all its addresses, or, when all were, not at all. */
export function toggleList(alert: Alert, list: MailingList, lists: readonly MailingList[]): Alert {
  const isWhole = chosenOf(alert, list).length === list.addresses.length && alert.mailingListIds.includes(list.id);
  return choose(alert, list, isWhole ? null : list.addresses, lists);
}

/** One address of a list. */
export function toggleAddress(alert: Alert, list: MailingList, address: string, lists: readonly MailingList[]): Alert {
  const chosen = chosenOf(alert, list);
  const next = chosen.includes(address) ? chosen.filter((one) => one !== address) : [...chosen, address];
  return choose(alert, list, next.length === 0 ? null : next, lists);
}

/** Written the contract's way: the lists chosen, and their addresses only when not all of them are. */
function choose(alert: Alert, list: MailingList, of: readonly string[] | null, lists: readonly MailingList[]): Alert {
  const chosen = lists.flatMap((one) => {
    const addresses = one.id === list.id ? of : chosenOf(alert, one);
    const isChosen = one.id === list.id ? of !== null : alert.mailingListIds.includes(one.id);
    return isChosen ? [{one, addresses: addresses ?? []}] : [];
  });
  const isAll = chosen.every(({one, addresses}) => addresses.length === one.addresses.length);
  return {
    ...alert,
    mailingListIds: chosen.map(({one}) => one.id),
    addresses: isAll ? [] : [...new Set(chosen.flatMap(({addresses}) => addresses))],
  };
}
