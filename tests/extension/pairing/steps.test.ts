import {expect, test} from 'vitest';
import type {Snapshot} from '../../../extension/client/snapshot.ts';
import {away, revoked, stranger} from '../../../extension/client/troubles.ts';
import {firstOfMonth} from '../../../extension/pairing/first-day-step.tsx';
import {stepsOf} from '../../../extension/pairing/steps.ts';
import {defaultSettings} from '../../../shared/contract/default-settings.ts';
import {aFinishedRun, aStatus} from '../../support/contract-builders.ts';

const snapshot = (given: Partial<Snapshot> = {}): Snapshot => ({
  state: 'present',
  address: 'http://127.0.0.1:4780',
  status: aStatus(),
  heardAt: null,
  trouble: null,
  you: {name: 'Accounts', role: 'admin'},
  ...given,
});
const nothing = {snapshot: null, found: null, settings: null, toMatch: null};
const done = (facts: Parameters<typeof stepsOf>[0]) =>
  stepsOf(facts).flatMap(({name, state}) => (state === 'done' ? [name] : []));

test('from nothing, nothing is done', () => {
  expect(done(nothing)).toEqual([]);
  expect(done({...nothing, snapshot: snapshot({state: 'unpaired', status: null, you: null})})).toEqual([]);
});

test('each thing that is there is a step done, and says what was found', () => {
  const facts = {
    snapshot: snapshot({
      status: aStatus({
        dear: {...aStatus().dear, ownLinkOff: {user: 'Accounts', at: '2026-11-24T20:00:00.000Z'}},
        lastRun: aFinishedRun(),
      }),
    }),
    found: null,
    settings: {...defaultSettings, ignoreBefore: '2026-11-01'},
    toMatch: 0,
  };
  expect(
    stepsOf(facts)
      .filter(({state}) => state !== 'done')
      .map(({name}) => name),
  ).toEqual(['invite']);
  expect(stepsOf(facts).map(({words}) => words)).toEqual([
    '127.0.0.1:4780, version 1.0.0',
    'Accounts, administrator',
    'Demo Trading Ltd',
    'Demo Trading NZ',
    'All matched',
    'From 1 November 2026 on',
    'It is off',
    'Done',
    'Optional',
  ]);
});

test('a companion that is away and a login that ended are said to fail', () => {
  const gone = stepsOf({...nothing, snapshot: snapshot({state: 'away', trouble: away('x')})});
  expect(gone[0]).toMatchObject({state: 'failing', words: 'Not answering'});
  const problem = {code: 'xero.login-ended', title: 'Xero’s login has ended.', detail: '', fix: '', raw: null};
  const ended = stepsOf({...nothing, snapshot: snapshot({status: aStatus({xero: {state: 'failing', problem}})})});
  expect(ended[3]).toMatchObject({state: 'failing', words: 'Xero’s login has ended'});
});

test('a companion that no longer takes our token, or is another program, is not said to be away', () => {
  const removed = stepsOf({...nothing, snapshot: snapshot({state: 'revoked', trouble: revoked()})});
  expect(removed.slice(0, 2)).toMatchObject([
    {state: 'done', words: '127.0.0.1:4780, version 1.0.0'},
    {state: 'failing', words: 'No longer paired'},
  ]);
  const other = stepsOf({...nothing, snapshot: snapshot({state: 'stranger', trouble: stranger('x')})});
  expect(other[0]).toMatchObject({state: 'failing', words: 'Another program answers there'});
});

test('the first day offered is the first of the month', () => {
  expect(firstOfMonth(new Date(2026, 10, 23))).toBe('2026-11-01');
  expect(firstOfMonth(new Date(2026, 0, 1))).toBe('2026-01-01');
});
