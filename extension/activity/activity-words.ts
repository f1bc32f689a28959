import {i18n} from '#i18n';
import type {ActivityEntry, ActivityType} from '../../shared/activity/entry.ts';
import {said} from '../sentences/said.ts';
import {textKey} from '../ui/text-key.ts';

/** What an entry is about, in the reader's language. */
export const activityTypeText = (type: ActivityType): string =>
  i18n.t(`type.${textKey(type.replace(' ', '-'))}` as 'type.Run');

/** What an entry says in the reader's language. */
export function spokenEntry({
  type,
  setting,
  text,
  from,
  to,
}: Pick<ActivityEntry, 'type' | 'setting' | 'text' | 'from' | 'to'>): Pick<ActivityEntry, 'text' | 'from' | 'to'> {
  // People named these themselves, and one of them may read like a value of ours.
  const areNames = type === 'Mapping' || type === 'Mailing list' || setting === 'Mailing lists';
  const value = (words: string | null): string | null => (areNames || words === null ? words : said(words, 'value'));
  return {text: said(text, 'deed'), from: value(from), to: value(to)};
}
