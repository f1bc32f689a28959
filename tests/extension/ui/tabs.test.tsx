import {signal} from '@preact/signals';
import {cleanup, fireEvent, render, screen} from '@testing-library/preact';
import {afterEach, expect, test} from 'vitest';
import {Tabs} from '../../../extension/ui/tabs.tsx';

afterEach(cleanup);

const chosen = signal<'one' | 'two' | 'three'>('one');

function Example() {
  return (
    <Tabs
      label="Views"
      chosen={chosen.value}
      onChoose={(name) => {
        chosen.value = name;
      }}
      tabs={[
        {name: 'one', title: 'Transactions'},
        {name: 'two', title: 'System Activity Report', words: 'Activity'},
        {name: 'three', title: 'Notifications', count: {figure: '3', words: '3 open causes'}},
      ]}
    />
  );
}

test('the tabs are known by their names, short as they may be written', () => {
  chosen.value = 'one';
  render(<Example />);
  expect(screen.getByRole('tab', {name: 'System Activity Report'}).textContent).toBe('Activity');
  expect(screen.getByRole('tab', {name: 'Notifications'}).getAttribute('aria-description')).toBe('3 open causes');
});

test.each([
  ['one', 'ArrowRight', 'two'],
  ['one', 'ArrowLeft', 'three'],
  ['three', 'ArrowRight', 'one'],
  ['two', 'Home', 'one'],
  ['one', 'End', 'three'],
] as const)('from %s, %s leads to %s', (from, key, to) => {
  chosen.value = from;
  render(<Example />);
  const before = screen.getByRole('tab', {selected: true});
  before.focus();
  fireEvent.keyDown(before, {key});
  expect(chosen.value).toBe(to);
});

test('the Tab key stops at the chosen one alone', () => {
  chosen.value = 'two';
  render(<Example />);
  expect(screen.getAllByRole('tab').map((tab) => tab.tabIndex)).toEqual([-1, 0, -1]);
});
