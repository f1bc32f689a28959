import {cleanup, fireEvent, render, screen} from '@testing-library/preact';
import {afterEach, expect, test, vi} from 'vitest';
import {Picker} from '../../../extension/ui/picker.tsx';
import {findOptions, type PickerOption} from '../../../extension/ui/picker-options.ts';

afterEach(cleanup);

const options: PickerOption[] = [
  {value: 'A', name: 'GST on Income', code: 'OUTPUT2', aside: '15%', group: 'Rates of 15%'},
  {value: 'B', name: 'GST on Expenses', code: 'INPUT2', aside: '15%', group: 'Rates of 15%'},
  {value: 'C', name: 'Zero Rated', code: 'ZERORATED', aside: '0%', group: 'Other rates'},
];

function show(value = '') {
  const onPick = vi.fn();
  render(
    <Picker
      label="Tax rate"
      value={value}
      options={options}
      empty="Choose"
      clear={value ? 'None' : undefined}
      search="Name"
      onPick={onPick}
    />,
  );
  const control = screen.getByRole('combobox', {name: 'Tax rate'});
  return {onPick, control, search: () => screen.getByRole('combobox', {name: 'Tax rate: Name'})};
}
const active = () =>
  screen.getAllByRole('option').find((option) => option.getAttribute('aria-selected') === 'true')?.textContent;

test('closed it says what is chosen; open, typing finds and Enter takes', () => {
  const {onPick, control, search} = show('A');
  expect(control.textContent).toContain('GST on Income');
  fireEvent.click(control);
  expect(control.getAttribute('aria-expanded')).toBe('true');
  fireEvent.input(search(), {target: {value: 'zero'}});
  expect(screen.getAllByRole('option')).toHaveLength(1);
  fireEvent.keyDown(search(), {key: 'Enter'});
  expect(onPick).toHaveBeenCalledExactlyOnceWith('C');
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(document.activeElement).toBe(control);
});

test('↓ and ↑ walk round, and the search names the active one', () => {
  const {control, search} = show();
  fireEvent.keyDown(control, {key: 'ArrowDown'});
  expect(active()).toContain('GST on Income');
  fireEvent.keyDown(search(), {key: 'ArrowUp'});
  expect(active()).toContain('Zero Rated');
  expect(screen.getAllByRole('option').at(-1)?.id).toBe(search().getAttribute('aria-activedescendant'));
});

test('Esc leaves all as it was, and so does what is chosen already', () => {
  const {onPick, control, search} = show('A');
  fireEvent.click(control);
  fireEvent.keyDown(search(), {key: 'Escape'});
  expect(screen.queryByRole('listbox')).toBeNull();
  fireEvent.click(control);
  fireEvent.keyDown(search(), {key: 'Enter'});
  expect(onPick).not.toHaveBeenCalled();
});

test('what was chosen can be taken away', () => {
  const {onPick, control} = show('A');
  fireEvent.click(control);
  fireEvent.click(screen.getByRole('option', {name: /None/}));
  expect(onPick).toHaveBeenCalledExactlyOnceWith('');
});

test.each([
  ['', 3],
  ['gst', 2],
  ['GST exp', 1],
  ['15%', 2],
  ['zerorated', 1],
  ['nothing', 0],
])('“%s” finds %i', (typed, count) => {
  expect(findOptions(options, typed).flatMap(({found}) => found)).toHaveLength(count);
});
