import {expect, test} from 'vitest';
import {stopEverywhere} from './stop-everywhere.ts';

test('stopped at every named point, before, after and in the middle, and up again at once', {
  timeout: 600_000,
}, async () => {
  expect(await stopEverywhere('at once')).toEqual([]);
});
