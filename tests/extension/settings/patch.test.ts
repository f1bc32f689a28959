import {expect, test} from 'vitest';
import {isTouched} from '../../../extension/settings/patch.ts';

const before = {days: 14, mapping: {accounts: {'630': '400'}, sales: null}, lists: [{id: 'a'}]};

test.each([
  ['nothing else changed', {days: 7}, before, false],
  ['others changed other settings', {days: 7}, {...before, lists: []}, false],
  ['others changed the same', {days: 7}, {...before, days: 30}, true],
  [
    'others matched another account',
    {mapping: {accounts: {'200': '200'}}},
    {...before, mapping: {...before.mapping, accounts: {'630': '401'}}},
    false,
  ],
  [
    'others matched the same account',
    {mapping: {accounts: {'630': '429'}}},
    {...before, mapping: {...before.mapping, accounts: {'630': '401'}}},
    true,
  ],
  [
    'others took the match away',
    {mapping: {accounts: {'630': null}}},
    {...before, mapping: {...before.mapping, accounts: {}}},
    true,
  ],
  ['others changed the lists', {lists: []}, {...before, lists: [{id: 'b'}]}, true],
] as const)('%s', (_, patch, now, touched) => {
  expect(isTouched(patch, before, now)).toBe(touched);
});
