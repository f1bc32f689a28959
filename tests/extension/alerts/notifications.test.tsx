import {cleanup, fireEvent, render, screen, waitFor} from '@testing-library/preact';
import {afterEach, expect, test} from 'vitest';
import {causes, dismiss, readNotifications, takeNotification} from '../../../extension/alerts/notifications.ts';
import {NotificationsView} from '../../../extension/alerts/notifications-view.tsx';
import {answerAsks} from '../../support/answer-asks.ts';
import {aNotification} from '../../support/contract-builders.ts';

afterEach(cleanup);

const archived = aNotification({id: 'a', title: '12 bills: account 630 is archived in Xero'});
const login = aNotification({
  id: 'b',
  severity: 'warning',
  code: 'xero.login-ends-soon',
  title: 'Xero’s login ends in 2 days.',
  count: 0,
  transactionIds: [],
});

const titles = () => causes.value?.map(({id}) => id);

async function show(items = [login, archived]) {
  const asked = answerAsks({
    notifications: () => ({items, nextCursor: null}),
    dismiss: () => null,
    'dismiss-all': () => null,
  });
  const setUp: (string | undefined)[] = [];
  render(<NotificationsView onSetUp={(step) => setUp.push(step)} />);
  await waitFor(() => expect(causes.value).toHaveLength(items.length));
  return {asked, setUp};
}

test('what needs somebody stands first; each has one way to mend it', async () => {
  const {setUp} = await show();
  expect(titles()).toEqual(['a', 'b']);
  expect(screen.getByText('1 needs you · 1 to know')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', {name: 'Choose another account'}));
  fireEvent.click(screen.getByRole('button', {name: 'Log in to Xero again'}));
  expect(setUp).toEqual(['match', 'xero']);
});

test('put away, it leaves this person’s list and the companion is told', async () => {
  const {asked} = await show();
  fireEvent.click(screen.getByRole('button', {name: 'Dismiss “12 bills: account 630 is archived in Xero”'}));
  await waitFor(() => expect(titles()).toEqual(['b']));
  expect(asked.at(-1)).toEqual({ask: 'dismiss', with: {id: 'a'}});
  // That it grows does not bring it back.
  takeNotification({...archived, count: 13});
  expect(titles()).toEqual(['b']);
});

test('all put away, nothing needs anybody', async () => {
  await show();
  fireEvent.click(screen.getByRole('button', {name: 'Dismiss all'}));
  await screen.findByText('Nothing needs you');
});

test('mended, it leaves by itself; a new one comes', async () => {
  await show();
  takeNotification({...archived, resolvedAt: '2026-11-23T12:00:00.000Z'});
  takeNotification(aNotification({id: 'c', title: 'Tax rule “GST on Imports” has no match.'}));
  expect(titles()).toEqual(['c', 'b']);
  await screen.findByText('Tax rule “GST on Imports” has no match');
});

test('a dismissal the companion does not take is taken back', async () => {
  await show();
  answerAsks({});
  await dismiss('a');
  expect(titles()).toEqual(['a', 'b']);
  await readNotifications().catch(() => undefined);
});
