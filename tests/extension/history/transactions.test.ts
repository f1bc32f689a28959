import {beforeEach, expect, test, vi} from 'vitest';
import {clearFilters, kind, ofCause, only, queryOf, search, status} from '../../../extension/history/filters.ts';
import {showDocument, showOnly} from '../../../extension/history/go-to.ts';
import {closeRow, opened, openNeighbour, openRow, place} from '../../../extension/history/opened-row.ts';
import {
  clearSelection,
  failures,
  open,
  retryAll,
  selected,
  skipAll,
  toggle,
} from '../../../extension/history/selection.ts';
import {counts, nextCursor, read, readMore, rows, take, trouble} from '../../../extension/history/transactions.ts';
import {answerAsks} from '../../support/answer-asks.ts';
import {aFinishedRun, aNotification, aTransaction} from '../../support/contract-builders.ts';
import {archived, manyTransactions, playTransactions} from '../../support/played-history.ts';

const NOW = new Date('2026-11-24T10:00:00Z');
let all = manyTransactions(0, NOW);
let asked: ReturnType<typeof answerAsks>;

beforeEach(() => {
  vi.useRealTimers();
  all = manyTransactions(450, NOW);
  asked = answerAsks({
    transactions: (query) => playTransactions(all)(query),
    transaction: ({id}) => ({transaction: all.find((row) => row.id === id) ?? aTransaction({id}), attempts: []}),
    retry: () => aFinishedRun(),
    skip: ({id}) =>
      id.endsWith('7') ? {ok: false, trouble: {kind: 'refused', title: 'Under way.', detail: ''}} : aTransaction({id}),
  });
  clearFilters();
  clearSelection();
  closeRow();
  rows.value = null;
});

test('the list is read by pages as one scrolls, each page once', async () => {
  await read();
  expect(rows.value).toHaveLength(200);
  await Promise.all([readMore(), readMore()]);
  expect(rows.value).toHaveLength(400);
  await readMore();
  await readMore();
  expect(rows.value).toHaveLength(450);
  expect(nextCursor.value).toBe(null);
});

test('filters travel to the companion', () => {
  status.value = 'Failed';
  kind.value = 'bill';
  search.value = '  kauri ';
  expect(queryOf(NOW)).toEqual({status: 'Failed', kind: 'bill', q: 'kauri'});
});

test('rows that change while a run goes on change where they stand; what was read further down stays', async () => {
  await read();
  await readMore();
  const [first] = rows.value ?? [];
  if (!first) throw new Error('There is a first row.');
  all = [{...first, id: 'row-new', createdAt: '2026-11-24T11:00:00.000Z', status: 'Pending'}, ...all];
  take({...first, status: 'Failed', problem: archived});
  take(all[0] ?? first);
  await vi.waitFor(() =>
    expect(rows.value?.slice(0, 2).map(({status: state}) => state)).toEqual(['Pending', 'Failed']),
  );
  // A moment later the counts are the companion's own.
  await vi.waitFor(() => expect(counts.value.Pending).toBeGreaterThan(0));
  expect(rows.value?.length).toBeGreaterThanOrEqual(400);
});

test('the rows of a cause are asked for by its notification, for the list and for its file alike', async () => {
  const failed = all.filter((row) => row.status === 'Failed');
  await showOnly(ofCause(aNotification({id: 'archived'})));
  expect(rows.value).toHaveLength(failed.length);
  expect(queryOf(NOW)).toEqual({notification: 'archived'});
});

test('what a run met is asked for by its cause', async () => {
  const cause = `${archived.code} ${archived.title}`;
  await showOnly({of: 'run', id: 'run-1', words: 'Autosync 10:00', cause});
  expect(queryOf(NOW)).toEqual({run: 'run-1', cause});
});

test('a document with one row is opened at once', async () => {
  all = [aTransaction({id: 'only'})];
  await showDocument({family: 'sale', id: all[0]?.dear.id ?? ''});
  expect(only.value?.of).toBe('document');
  expect(opened.value?.transaction.id).toBe('only');
});

test('from an open row one walks to its neighbours, over the end of what was read', async () => {
  await read();
  const last = rows.value?.[199];
  await openRow(last?.id ?? '');
  expect(place.value).toBe(199);
  await openNeighbour(1);
  expect(place.value).toBe(200);
  await openNeighbour(-1);
  expect(opened.value?.transaction.id).toBe(last?.id);
});

test('of the rows selected, those are tried again that are open', async () => {
  await read();
  const wanted = (rows.value ?? []).slice(0, 14);
  for (const {id} of wanted) toggle(id);
  const expected = wanted.filter(({status: state}) => state === 'Failed' || state === 'Pending').map(({id}) => id);
  expect(open.value.map(({id}) => id)).toEqual(expected);
  await retryAll();
  expect(asked.filter(({ask}) => ask === 'retry').map(({with: given}) => given)).toEqual(expected.map((id) => ({id})));
  expect(selected.value.size).toBe(0);
});

test('what is refused stays selected, with the reason', async () => {
  await read();
  for (const {id, status: state} of (rows.value ?? []).slice(0, 60)) if (state === 'Failed') toggle(id);
  const refused = open.value.filter(({id}) => id.endsWith('7')).map(({id}) => id);
  await skipAll('Entered by hand');
  expect(refused.length).toBeGreaterThan(0);
  expect([...selected.value]).toEqual(refused);
  expect(failures.value?.count).toBe(refused.length);
});

test('a list that cannot be read says why and keeps what it had', async () => {
  await read();
  answerAsks({});
  await read();
  expect(trouble.value?.title).toBe('Nobody plays this.');
  expect(rows.value).toHaveLength(200);
});
