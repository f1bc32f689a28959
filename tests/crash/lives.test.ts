import {expect, test} from 'vitest';
import {live} from './lives/live.ts';

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'whatever people do and whatever dies, both books agree in the end: life %i',
  {
    timeout: 120_000,
  },
  async (seed) => {
    const {wrong, diary} = await live(seed, 120);
    expect(wrong, diary.join('\n')).toEqual([]);
  },
);
