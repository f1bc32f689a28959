import fc from 'fast-check';
import {expect, test} from 'vitest';
import {mergeHead, mergeRows} from '../../../extension/history/merge-rows.ts';

interface Row {
  readonly id: string;
  readonly createdAt: string;
  readonly status: string;
}

const row = (id: string, minute: number, status = 'Pending'): Row => ({
  id,
  createdAt: `2026-11-23T10:${String(minute).padStart(2, '0')}:00.000Z`,
  status,
});
const ids = (rows: readonly Row[]): string => rows.map(({id, status}) => `${id} ${status}`).join(', ');
const all = () => true;

test.each([
  [
    'a row that changed stays where it stands',
    [row('b', 2), row('a', 1)],
    [row('a', 1, 'Failed')],
    'b Pending, a Failed',
  ],
  ['a new row comes on top', [row('b', 2), row('a', 1)], [row('c', 3)], 'c Pending, b Pending, a Pending'],
  ['one that came between comes between', [row('c', 3), row('a', 1)], [row('b', 2)], 'c Pending, b Pending, a Pending'],
  [
    'one older than what was read comes with its page',
    [row('c', 3), row('b', 2)],
    [row('a', 1)],
    'c Pending, b Pending',
  ],
  ['into an empty list all of them come', [], [row('a', 1)], 'a Pending'],
])('%s', (_, list, arrived, expected) => {
  expect(ids(mergeRows(list, arrived, all))).toBe(expected);
});

test('a row that no longer belongs to the filter leaves, and one that never did does not come', () => {
  const isFailed = ({status}: Row): boolean => status === 'Failed';
  const list = [row('b', 2, 'Failed'), row('a', 1, 'Failed')];
  expect(ids(mergeRows(list, [row('b', 2, 'Completed'), row('c', 3, 'Completed')], isFailed))).toBe('a Failed');
});

test('however rows arrive, the list stays newest first and names each once', () => {
  const minute = fc.integer({min: 0, max: 59});
  const arrivals = fc.array(fc.record({id: fc.constantFrom(...'abcdefgh'), minute}), {maxLength: 30});
  fc.assert(
    fc.property(arrivals, (given) => {
      const minuteOf = new Map(given.map(({id, minute: at}) => [id, at]));
      let list: Row[] = [row('z', 0)];
      for (const {id} of given) list = mergeRows(list, [row(id, minuteOf.get(id) ?? 0)], all);
      const places = list.map(({createdAt, id}) => `${createdAt} ${id}`);
      expect(places).toEqual([...places].sort().reverse());
      expect(new Set(list.map(({id}) => id)).size).toBe(list.length);
    }),
  );
});

test('a head that was read anew replaces what it covers and leaves what lies further down', () => {
  const list = [row('d', 4), row('c', 3), row('b', 2), row('a', 1)];
  expect(ids(mergeHead(list, [row('e', 5), row('c', 3, 'Failed')], false))).toBe(
    'e Pending, c Failed, b Pending, a Pending',
  );
  expect(ids(mergeHead(list, [row('e', 5)], true))).toBe('e Pending');
  expect(mergeHead(list, [], true)).toEqual([]);
});
