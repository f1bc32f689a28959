import {cleanup, fireEvent, render, screen} from '@testing-library/preact';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {days, filterByDay, readDays} from '../../../extension/history/chart.ts';
import {DayChart} from '../../../extension/history/day-chart.tsx';
import {FilterChips} from '../../../extension/history/filter-chips.tsx';
import {clearFilters, day, queryOf} from '../../../extension/history/filters.ts';
import {answerAsks} from '../../support/answer-asks.ts';
import {playTransactions} from '../../support/played-history.ts';

const NOW = new Date('2026-11-24T10:00:00Z');

beforeEach(async () => {
  clearFilters();
  answerAsks({
    transactions: playTransactions([]),
    days: ({to}) => ({
      timeZone: 'Pacific/Auckland',
      items: [
        {day: '2026-11-23', completed: 105, failed: 1},
        {day: to, completed: 3, failed: 0},
      ],
    }),
  });
  await readDays(NOW);
});
afterEach(cleanup);

test('thirty days stand there, none left out', () => {
  expect(days.value?.items).toHaveLength(30);
  render(<DayChart />);
  expect(screen.getAllByRole('button')).toHaveLength(30);
  expect(screen.getByRole('button', {name: 'Monday 23 November: 105 completed, 1 failed'})).toBeTruthy();
  expect(screen.getByRole('table', {name: 'Last 30 days'}).querySelectorAll('tbody tr')).toHaveLength(30);
});

test('a click shows the day alone, on the company’s calendar; the chip takes it back', () => {
  render(
    <>
      <DayChart />
      <FilterChips />
    </>,
  );
  const bar = screen.getByRole('button', {name: /^Monday 23 November/});
  fireEvent.click(bar);
  expect(bar.getAttribute('aria-pressed')).toBe('true');
  expect(queryOf(NOW)).toEqual({from: '2026-11-22T11:00:00.000Z', to: '2026-11-23T11:00:00.000Z'});
  fireEvent.click(screen.getByRole('button', {name: 'Remove the filter “23 November”'}));
  expect(day.value).toBe(null);
});

test('the same day once more shows all again', () => {
  filterByDay('2026-11-23');
  filterByDay('2026-11-23');
  expect(day.value).toBe(null);
});

test('← and → walk over the days, Home and End to the first and last', () => {
  render(<DayChart />);
  const bars = screen.getAllByRole('button');
  const [first, , , , last] = [bars[0], ...bars.slice(-4)];
  last?.focus();
  fireEvent.keyDown(last as Element, {key: 'ArrowLeft'});
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Monday 23 November/);
  fireEvent.keyDown(document.activeElement as Element, {key: 'Home'});
  expect(document.activeElement).toBe(first);
  fireEvent.keyDown(document.activeElement as Element, {key: 'ArrowLeft'});
  expect(document.activeElement).toBe(first);
});

test('a day that is pointed at is told in the heading', () => {
  render(<DayChart />);
  fireEvent.focus(screen.getByRole('button', {name: /^Monday 23 November/}));
  expect(screen.getByRole('heading').textContent).toBe('Monday 23 November');
});

test('without anything to show there is no chart', async () => {
  answerAsks({days: () => ({timeZone: 'UTC', items: []})});
  await readDays(NOW);
  render(<DayChart />);
  expect(screen.queryByRole('heading')).toBe(null);
});
