import fc from 'fast-check';
import {expect, test} from 'vitest';
import {newEntry, step} from '../../../companion/ledger/entry.ts';
import {Trouble} from '../../../companion/platform/trouble.ts';
import {ledgerStates, mayFollow} from '../../../shared/export/ledger-state.ts';

test('what is unknown is never planned again, only looked for, sent again or decided', () => {
  expect(mayFollow('unknown', 'planned')).toBe(false);
  expect(mayFollow('unknown', 'sending')).toBe(true);
});

test('nothing is accepted or unknown that was not sent or found', () => {
  expect(mayFollow('planned', 'unknown')).toBe(false);
  expect(mayFollow('refused', 'unknown')).toBe(false);
  expect(mayFollow('accepted', 'planned')).toBe(false);
});

test('an impossible step stops with a problem and leaves the entry as it is; every other raises the version', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ledgerStates), fc.constantFrom(...ledgerStates), (from, to) => {
      const entry = {...newEntry('a/b/bill/c/d/', 0), state: from, version: 7};
      if (mayFollow(from, to)) {
        expect(step(entry, to, 1)).toMatchObject({state: to, version: 8});
      } else {
        expect(() => step(entry, to, 1)).toThrow(Trouble);
      }
      expect(entry.version).toBe(7);
    }),
  );
});
