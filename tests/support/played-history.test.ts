import {expect, test} from 'vitest';
import {leftInEnglish} from './left-in-english.ts';
import {playHistory} from './played-history.ts';

test('what is played in front of people speaks as the companion does', () => {
  const {transactions, transaction, runs, activity, notifications, preview, reconciliation} = playHistory(200);
  const played = [
    transactions?.({}),
    transaction?.({id: 'row-0000004'}),
    runs?.({}),
    activity?.({}),
    notifications?.({open: true}),
    preview?.({id: 'run-1'}),
    reconciliation?.({from: '2026-11-01', to: '2026-11-30'}),
  ];
  expect(played).not.toContain(undefined);
  expect([...new Set(leftInEnglish(played))]).toEqual([]);
});
