import {i18n} from '#i18n';
import type {ActivityType} from '../../shared/activity/entry.ts';
import {textKey} from '../ui/text-key.ts';

/** What an entry is about, in the reader's language. */
export const activityTypeText = (type: ActivityType): string =>
  i18n.t(`type.${textKey(type.replace(' ', '-'))}` as 'type.Run');
