import {afterAll, expect, vi} from 'vitest';
import {catalogue} from '../../shared/problems/catalogue.ts';
import {leftInEnglish} from './left-in-english.ts';

const english = vi.hoisted(() => new Set<string>());

// Every problem that a test brings about passes here, whatever rule it comes from: none may be left in English.
vi.mock('../../companion/platform/trouble.ts', async (load) => {
  const real = await load<typeof import('../../companion/platform/trouble.ts')>();
  return {
    ...real,
    problemOf: (...parts: Parameters<typeof real.problemOf>) => {
      const problem = real.problemOf(...parts);
      if (isShown(problem.code)) for (const words of leftInEnglish(problem)) english.add(words);
      return problem;
    },
  };
});

/** Of the catalogue, and not of those that end the companion's start: they are read in its terminal. */
const isShown = (code: string): boolean =>
  Object.hasOwn(catalogue, code) && !/^(backup\..+|store\.(in-use|key-unreadable|newer|unreadable))$/.test(code);

afterAll(() => {
  expect([...english], 'said in extension/public/sentences').toEqual([]);
});
