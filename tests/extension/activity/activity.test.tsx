import {cleanup, fireEvent, render, screen, waitFor} from '@testing-library/preact';
import {afterEach, expect, test} from 'vitest';
import {clearActivityFilters, entries, readActivity, take, user} from '../../../extension/activity/activity.ts';
import {ActivityRow} from '../../../extension/activity/activity-row.tsx';
import {ActivityTools} from '../../../extension/activity/activity-tools.tsx';
import type {ActivityEntry} from '../../../shared/activity/entry.ts';
import {answerAsks} from '../../support/answer-asks.ts';

afterEach(() => {
  cleanup();
  clearActivityFilters();
});

const anEntry = (given: Partial<ActivityEntry> = {}): ActivityEntry => ({
  id: 'e-1',
  at: '2026-11-24T10:31:00.000Z',
  type: 'Autosync',
  user: 'Accounts',
  setting: 'Frequency',
  from: 'Daily at 06:00',
  to: 'Every hour from 06:00',
  text: 'Accounts changed Frequency.',
  ...given,
});

test('an entry says who, what, the type, and the old value beside the new one', () => {
  render(<ActivityRow entry={anEntry()} tabIndex={0} />);
  const row = screen.getByRole('article');
  expect(row.textContent).toContain('Accounts changed Frequency');
  expect(row.textContent).toContain('Autosync');
  expect(row.textContent).toContain('Old value: Daily at 06:00');
  expect(row.textContent).toContain('New value: Every hour from 06:00');
});

test('a value that there was not is said to be empty; without values none are shown', () => {
  const {rerender} = render(<ActivityRow entry={anEntry({from: null})} tabIndex={0} />);
  expect(screen.getByRole('article').textContent).toContain('Old value: (empty)');
  rerender(<ActivityRow entry={anEntry({from: null, to: null})} tabIndex={0} />);
  expect(screen.getByRole('article').textContent).not.toContain('Old value');
});

test('the search and the filters ask the companion', async () => {
  const asked = answerAsks({activity: () => ({items: [anEntry()], nextCursor: null, users: ['Accounts', 'Dispatch']})});
  await readActivity();
  render(<ActivityTools />);
  fireEvent.input(screen.getByRole('searchbox', {name: 'Search'}), {target: {value: 'freq'}});
  await waitFor(() => expect(asked.at(-1)?.with).toEqual({q: 'freq', limit: 100}));
  fireEvent.change(screen.getByRole('combobox', {name: 'User name'}), {target: {value: 'Dispatch'}});
  await waitFor(() => expect(asked.at(-1)?.with).toEqual({q: 'freq', user: 'Dispatch', limit: 100}));
  fireEvent.click(screen.getByRole('button', {name: 'Refresh'}));
  await waitFor(() => expect(asked.length).toBeGreaterThanOrEqual(4));
});

test('a new entry appears on top; while a filter is on, the companion says whether it fits', async () => {
  const asked = answerAsks({activity: () => ({items: [anEntry()], nextCursor: null, users: ['Accounts']})});
  await readActivity();
  take(anEntry({id: 'e-2', user: 'Dispatch'}));
  take(anEntry({id: 'e-2', user: 'Dispatch'}));
  expect(entries.value?.map(({id}) => id)).toEqual(['e-2', 'e-1']);
  user.value = 'Accounts';
  const before = asked.length;
  take(anEntry({id: 'e-3'}));
  await waitFor(() => expect(asked.length).toBe(before + 1));
});
