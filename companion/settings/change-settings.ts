import * as z from 'zod';
import {defaultSettings} from '../../shared/contract/default-settings.ts';
import {type Settings, settings as settingsSchema} from '../../shared/contract/settings.ts';
import {isTimeZone} from '../../shared/schedule/zone-time.ts';
import {fieldErrors, type JsonObject} from '../http/parse.ts';
import {inPlainWords} from '../http/plain-words.ts';
import {type FieldError, unacceptable} from '../http/refusal.ts';
import {mergePatch, unknownMembers} from './merge-patch.ts';
import {recipientErrors} from './recipient-errors.ts';

/**
 * The settings after a patch, whole. Throws a 422 that names every field that cannot be accepted; then nothing changes.
 * `mail`: whether the companion can send e-mail at all.
 */
export function changeSettings(current: Settings, patch: JsonObject, {mail}: {mail: boolean}): Settings {
  const merged = mergePatch(current, patch, defaultSettings);
  const parsed = z.safeParse(settingsSchema, merged, {error: inPlainWords});
  const errors = parsed.success
    ? [
        ...unknownMembers(merged, parsed.data).map((path) => ({path, message: 'There is no such setting.'})),
        ...rulesBroken(current, parsed.data, mail),
      ]
    : [...fieldErrors(parsed.error.issues), ...unknownAtTop(patch)];
  if (errors.length > 0 || !parsed.success) throw unacceptable(...errors);
  return parsed.data;
}

/** A year that is still being typed is no year: a date field gives 0002 for it. */
const isLikelyYear = /^20/;

/** Something to read, and nothing that would begin a line of its own. */
const isOneLine = /^(?=.*\S)\P{Cc}+$/u;

/** What the shapes alone do not say. */
function rulesBroken(current: Settings, next: Settings, mail: boolean): FieldError[] {
  const {autosync, mailingLists} = next;
  const errors: FieldError[] = [];
  if (autosync.enabled && autosync.startDate === null) {
    errors.push({path: 'autosync.startDate', message: 'Autosynchronisation needs the day on which it starts.'});
  }
  if (autosync.startDate !== null && !isLikelyYear.test(autosync.startDate)) {
    errors.push({path: 'autosync.startDate', message: 'It is a day between 2000 and 2099.'});
  }
  if (autosync.enabled && autosync.startTime === null) {
    errors.push({path: 'autosync.startTime', message: 'Autosynchronisation needs the time at which it starts.'});
  }
  if (autosync.timeZone !== null && !isTimeZone(autosync.timeZone)) {
    errors.push({path: 'autosync.timeZone', message: 'It is a time zone such as Pacific/Auckland.'});
  }
  // Kept as it is where it was on before: nobody has to turn it off to save something else.
  if (autosync.alert.type === 'email' && current.autosync.alert.type !== 'email' && !mail) {
    errors.push({
      path: 'autosync.alert.type',
      message: 'The companion cannot send e-mail: SMTP_URL is not set where it runs.',
    });
  } else {
    errors.push(...recipientErrors(current, next));
  }
  const seen = new Set<string>();
  mailingLists.forEach(({id, name}, index) => {
    if (!isOneLine.test(name)) {
      errors.push({path: `mailingLists.${index}.name`, message: 'A name is one line of text.'});
    }
    if (seen.has(id)) errors.push({path: `mailingLists.${index}.id`, message: 'Another mailing list has this id.'});
    seen.add(id);
  });
  return errors;
}

const unknownAtTop = (patch: JsonObject): FieldError[] =>
  Object.keys(patch)
    .filter((name) => !Object.hasOwn(defaultSettings, name))
    .map((path) => ({path, message: 'There is no such setting.'}));
