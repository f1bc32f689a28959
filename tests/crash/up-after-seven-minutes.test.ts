import {expect, test} from 'vitest';
import {stopEverywhere} from './stop-everywhere.ts';

test('stopped at every named point, before, after and in the middle, and up again after seven minutes', {
  timeout: 600_000,
}, async () => {
  expect(await stopEverywhere('after seven minutes')).toEqual([]);
});
