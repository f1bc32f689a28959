import {expect, test} from 'vitest';
import {recipientsOf} from '../../../shared/alerts/recipients.ts';
import {defaultSettings} from '../../../shared/contract/default-settings.ts';

const mailingLists = [
  {id: 'a', name: 'Accounts', addresses: ['ana@example.com', 'Ben@example.com']},
  {id: 'b', name: 'Owners', addresses: ['ben@example.com', 'cora@example.com']},
];
const to = (mailingListIds: string[], addresses: string[] = [], type: 'email' | 'internal' = 'email') =>
  recipientsOf({mailingLists, autosync: {...defaultSettings.autosync, alert: {type, mailingListIds, addresses}}});

test.each([
  ['all of a list', to(['a']), ['ana@example.com', 'Ben@example.com']],
  ['each once, whatever the case', to(['a', 'b']), ['ana@example.com', 'ben@example.com', 'cora@example.com']],
  ['those chosen of it', to(['a', 'b'], ['BEN@example.com']), ['ben@example.com']],
  ['nobody who is in no chosen list', to(['a'], ['cora@example.com', 'ana@example.com']), ['ana@example.com']],
  ['everybody when those chosen have left', to(['a'], ['gone@example.com']), ['ana@example.com', 'Ben@example.com']],
  ['nobody of a list that is gone', to(['c']), []],
  ['nobody while alerts are internal', to(['a'], [], 'internal'), []],
])('alerts by mail go to %s', (_, recipients, expected) => {
  expect(recipients).toEqual(expected);
});
