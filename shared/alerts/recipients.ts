import type {Settings} from '../contract/settings.ts';

/**
 * Who gets the alerts by mail: the chosen addresses of the chosen lists, all of them where none is chosen. An address
 * that left its list gets none; each gets one, in whatever case it stands in two lists. Nobody while alerts are internal.
 */
export function recipientsOf({autosync: {alert}, mailingLists}: Pick<Settings, 'autosync' | 'mailingLists'>): string[] {
  if (alert.type !== 'email') return [];
  const listed = mailingLists.filter(({id}) => alert.mailingListIds.includes(id)).flatMap(({addresses}) => addresses);
  const each = eachOnce(listed);
  const wanted = new Set(alert.addresses.map((address) => address.toLowerCase()));
  const chosen = each.filter((address) => wanted.has(address.toLowerCase()));
  return chosen.length > 0 ? chosen : each;
}

/** Every address once, in whatever case it stands there twice. */
export const eachOnce = (addresses: readonly string[]): string[] => [
  ...new Map(addresses.map((address) => [address.toLowerCase(), address])).values(),
];
