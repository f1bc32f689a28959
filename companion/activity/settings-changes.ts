import {isDeepStrictEqual} from 'node:util';
import type {ActivityType} from '../../shared/activity/entry.ts';
import type {Settings} from '../../shared/contract/settings.ts';
import {mailingListChanges} from './mailing-list-changes.ts';
import type {Deed} from './note-activity.ts';
import {settingWords, valueWords} from './setting-words.ts';

/** What somebody did to the settings, one deed for each that changed: of the mapping each entry, of the mailing lists each list. */
export function settingsChanges(before: Settings, after: Settings, user: string): Deed[] {
  return [
    ...leavesOf(before, after).flatMap((path) => changeAt(path, before, after, user)),
    ...mailingListChanges(before.mailingLists, after.mailingLists, user),
  ];
}

function changeAt(path: readonly string[], before: Settings, after: Settings, user: string): Deed[] {
  const [old, next] = [valueAt(before, path), valueAt(after, path)];
  if (isDeepStrictEqual(old, next)) return [];
  const entry = mapEntry(path);
  if (entry) {
    const what = `${entry.slice(0, 1).toLowerCase()}${entry.slice(1)}`;
    const did = next === undefined ? `removed the match of ${what}` : `matched ${what}`;
    return [{type: 'Mapping', user, did, setting: entry, from: valueWords(old), to: valueWords(next)}];
  }
  const {name, say = valueWords} = settingWords(path.join('.'));
  const did = typeof next === 'boolean' ? `turned ${name} ${next ? 'on' : 'off'}` : `changed ${name}`;
  return [{type: typeOf(path), user, did, setting: name, from: say(old, before), to: say(next, after)}];
}

const typeOf = ([first]: readonly string[]): ActivityType =>
  first === 'autosync' ? 'Autosync' : first === 'mapping' ? 'Mapping' : 'Setting';

const maps: Readonly<Record<string, string>> = {
  taxRules: 'Tax rule',
  accounts: 'Account',
  bankAccounts: 'Bank account',
};

/** “Tax rule GST on Imports” for an entry of one of the maps. */
function mapEntry([first, map = '', key]: readonly string[]): string | undefined {
  return first === 'mapping' && maps[map] && key !== undefined ? `${maps[map]} ${key}` : undefined;
}

/** The paths of everything in either that is no object itself. */
function leavesOf(one: unknown, other: unknown, path: readonly string[] = []): string[][] {
  if (!isObject(one) && !isObject(other)) return path.length > 0 ? [[...path]] : [];
  const names = new Set([...Object.keys(isObject(one) ? one : {}), ...Object.keys(isObject(other) ? other : {})]);
  return [...names]
    .filter((name) => name !== 'mailingLists')
    .flatMap((name) => leavesOf(valueAt(one, [name]), valueAt(other, [name]), [...path, name]));
}

const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inner, name) => (isObject(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined),
    value,
  );

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
