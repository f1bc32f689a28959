import {isDeepStrictEqual} from 'node:util';
import type {Settings} from '../../shared/contract/settings.ts';
import type {Deed} from './note-activity.ts';
import {valueWords} from './setting-words.ts';

type MailingLists = Settings['mailingLists'];

/** What somebody did to the mailing lists: added, removed, renamed, given other addresses. */
export function mailingListChanges(before: MailingLists, after: MailingLists, user: string): Deed[] {
  const find = (lists: MailingLists, id: string) => lists.find((list) => list.id === id);
  const ids = new Set([...before, ...after].map(({id}) => id));
  return [...ids].flatMap((id) => listChanges(find(before, id), find(after, id), user));
}

function listChanges(
  old: MailingLists[number] | undefined,
  next: MailingLists[number] | undefined,
  user: string,
): Deed[] {
  const name = (next ?? old)?.name ?? '';
  const deed = (did: string, from: string | null, to: string | null): Deed => ({
    type: 'Mailing list',
    user,
    did: `${did} mailing list “${name}”`,
    setting: `Mailing list ${name}`,
    from,
    to,
  });
  const addresses = [valueWords(old?.addresses), valueWords(next?.addresses)] as const;
  if (!old) return [deed('added', ...addresses)];
  if (!next) return [deed('removed', ...addresses)];
  return [
    ...(old.name === next.name ? [] : [deed('renamed', old.name, next.name)]),
    ...(isDeepStrictEqual(old.addresses, next.addresses) ? [] : [deed('changed', ...addresses)]),
  ];
}
