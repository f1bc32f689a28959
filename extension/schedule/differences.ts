import {i18n} from '#i18n';
import type {FormFacts} from '../messages/asks.ts';
import {recipientsOf} from './recipients.ts';
import {alertText, dayText, frequencyText, zoneText} from './schedule-words.ts';

/** One setting somebody else changed, in words. */
export interface Difference {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** What differs between two states of the autosync settings, for the one who was about to overwrite it. */
export function differences(before: FormFacts, now: FormFacts): readonly Difference[] {
  const shown = [inWords(before), inWords(now)] as const;
  return shown[0].flatMap(([name, from], index) => {
    const to = shown[1][index]?.[1] ?? '';
    return from === to ? [] : [{name, from, to}];
  });
}

function inWords({settings: {autosync, mailingLists}, companyZone}: FormFacts): readonly (readonly [string, string])[] {
  const none = i18n.t('form.none');
  return [
    [i18n.t('form.autosync'), i18n.t(autosync.enabled ? 'form.yes' : 'form.no')],
    [i18n.t('form.startDate'), autosync.startDate === null ? none : dayText(autosync.startDate)],
    [i18n.t('form.startTime'), autosync.startTime ?? none],
    [i18n.t('form.frequency'), frequencyText(autosync.frequency)],
    [i18n.t('form.timeZone'), zoneText(autosync.timeZone, companyZone)],
    [i18n.t('form.alertType'), alertText(autosync.alert.type)],
    [i18n.t('form.mailingLists'), recipientsOf(autosync.alert, mailingLists).join(', ') || none],
  ];
}
