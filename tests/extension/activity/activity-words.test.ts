import {afterEach, beforeEach, expect, test} from 'vitest';
import {spokenEntry} from '../../../extension/activity/activity-words.ts';
import {useSentences} from '../../../extension/sentences/said.ts';
import type {ActivityEntry} from '../../../shared/activity/entry.ts';
import {germanSentences} from '../../support/left-in-english.ts';
import {speak} from '../../support/speaks.ts';

beforeEach(async () => {
  await speak('de');
  useSentences(germanSentences);
});
afterEach(async () => {
  await speak('en', 'en-GB');
  useSentences(undefined);
});

type Told = Pick<ActivityEntry, 'type' | 'setting' | 'text' | 'from' | 'to'>;

test.each<[string, Told, readonly [string, string | null, string | null]]>([
  [
    'a setting with its values',
    {type: 'Autosync', setting: 'Frequency', text: 'Ada changed Frequency', from: 'Every hour', to: 'Every day'},
    ['Ada hat „Häufigkeit“ geändert', 'Stündlich', 'Täglich'],
  ],
  [
    'a day',
    {type: 'Setting', setting: 'First day', text: 'Ada changed First day', from: null, to: '1 November 2026'},
    ['Ada hat „Erster Tag“ geändert', null, '1. November 2026'],
  ],
  [
    'lists that are named like values of ours',
    {type: 'Autosync', setting: 'Mailing lists', text: 'Ada changed Mailing lists', from: 'Internal', to: 'Off'},
    ['Ada hat „Verteiler“ geändert', 'Internal', 'Off'],
  ],
  [
    'a connection that fails by itself',
    {
      type: 'Connection',
      setting: 'Xero',
      text: 'Xero’s login has ended',
      from: 'Connected',
      to: 'Failing: Xero’s login has ended',
    },
    ['Die Anmeldung bei Xero ist abgelaufen', 'Verbunden', 'Steht nicht: Die Anmeldung bei Xero ist abgelaufen'],
  ],
])('in German: %s', (_, entry, [text, from, to]) => {
  expect(spokenEntry(entry)).toEqual({text, from, to});
});
