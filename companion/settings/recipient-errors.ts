import type {Settings} from '../../shared/contract/settings.ts';
import type {FieldError} from '../http/refusal.ts';

const PLACE = 'autosync.alert';

/**
 * What is wrong with those who are to receive alerts by e-mail: nobody chosen, a mailing list that is not there, an
 * address that is in none of the chosen lists. While alerts stay in Deerpath a choice made earlier is kept as it was.
 */
export function recipientErrors(current: Settings, next: Settings): FieldError[] {
  const {type, mailingListIds, addresses} = next.autosync.alert;
  const before = current.autosync.alert;
  const counts = (chosen: string, earlier: readonly string[]) => type === 'email' || !earlier.includes(chosen);
  const chosenLists = next.mailingLists.filter(({id}) => mailingListIds.includes(id));
  const reachable = new Set(chosenLists.flatMap((list) => list.addresses).map(lower));
  const errors: FieldError[] = [];

  mailingListIds.forEach((id, index) => {
    if (next.mailingLists.some((list) => list.id === id) || !counts(id, before.mailingListIds)) return;
    const removed = current.mailingLists.find((list) => list.id === id);
    errors.push({
      path: `${PLACE}.mailingListIds.${index}`,
      message: removed
        ? `Alerts go to “${removed.name}”: choose another mailing list for them before it is removed.`
        : 'There is no such mailing list.',
    });
  });
  addresses.forEach((address, index) => {
    if (reachable.has(lower(address)) || !counts(address, before.addresses)) return;
    errors.push({
      path: `${PLACE}.addresses.${index}`,
      message: `${address} is in none of the chosen mailing lists.`,
    });
  });
  if (type === 'email' && errors.length === 0 && reachable.size === 0) {
    errors.push({
      path: `${PLACE}.mailingListIds`,
      message:
        mailingListIds.length === 0
          ? 'Alerts by e-mail need at least one mailing list.'
          : 'The chosen mailing lists hold no address.',
    });
  }
  return errors;
}

const lower = (text: string): string => text.toLowerCase();
