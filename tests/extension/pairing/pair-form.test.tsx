import {cleanup, fireEvent, render, screen} from '@testing-library/preact';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {fakeBrowser} from 'wxt/testing/fake-browser';
import {standing} from '../../../extension/messages/standing.ts';
import {PairForm} from '../../../extension/pairing/pair-form.tsx';
import {found} from '../../../extension/pairing/set-up.ts';

let asked: {ask: string; with: unknown}[];
let answers: Record<string, unknown>;
let allows: boolean;

beforeEach(() => {
  asked = [];
  allows = true;
  answers = {find: {ok: true, value: {address: 'http://127.0.0.1:4780', version: '1.0.0'}}};
  standing.value = null;
  found.value = null;
  fakeBrowser.runtime.sendMessage = async (message: unknown) => {
    const {ask, with: details} = message as {ask: string; with: unknown};
    asked.push({ask, with: details});
    return answers[ask];
  };
  fakeBrowser.permissions.request = (async () => allows) as never;
  fakeBrowser.permissions.contains = (async () => false) as never;
});
afterEach(cleanup);

const fill = (address: string, code = '7kq4m2xd', name = 'Accounts') => {
  for (const [label, value] of Object.entries({
    'Companion address': address,
    'Pairing code': code,
    'Your name': name,
  })) {
    fireEvent.input(screen.getByLabelText(label), {target: {value}});
  }
};
const press = () => fireEvent.click(screen.getByRole('button', {name: 'Pair'}));
const pairs = () => asked.filter(({ask}) => ask === 'pair').map((one) => one.with);

test('a companion on this computer is found by itself, on opening', async () => {
  render(<PairForm />);
  await screen.findByText('Found, version 1.0.0');
  expect(asked).toEqual([{ask: 'find', with: {address: 'http://127.0.0.1:4780'}}]);
});

test('localhost is the same place, and the code may be typed carelessly', async () => {
  render(<PairForm />);
  fill('localhost:4780', ' 7kq4 m2xd ');
  press();
  await vi.waitFor(() =>
    expect(pairs()).toEqual([{address: 'http://127.0.0.1:4780', code: '7KQ4-M2XD', name: 'Accounts'}]),
  );
});

test('for a companion on another computer the browser asks the person, straight from the click', async () => {
  const request = vi.spyOn(fakeBrowser.permissions, 'request');
  render(<PairForm />);
  fill('deerpath.office.example');
  press();
  expect(request).toHaveBeenCalledExactlyOnceWith({origins: ['https://deerpath.office.example/*']});
  await vi.waitFor(() => expect(pairs()).toHaveLength(1));
});

test.each([
  ['not allowed', 'https://office.example', false, 'The browser may not speak to this address until you allow it.'],
  ['http to another computer', 'http://office.example', true, 'This address needs https.'],
  ['no address', 'two words', true, 'This is no address.'],
])('%s: said at the field, and nothing is sent', async (_, address, allowed, words) => {
  allows = allowed;
  render(<PairForm />);
  fill(address);
  press();
  expect((await screen.findByText(words, {exact: false})).closest('[role="alert"]')).not.toBeNull();
  expect(pairs()).toEqual([]);
});

test.each([
  ['away', {kind: 'away', title: '', detail: ''}, 'Nothing answers at http://127.0.0.1:4780.'],
  [
    'a wrong code',
    {kind: 'refused', title: 'That is not a code.', detail: 'Try anew.', status: 401},
    'That is not a code. Try anew.',
  ],
  [
    'another version',
    {kind: 'too-old', title: 'Companion and extension differ in version', detail: 'Update it.'},
    'Update it.',
  ],
])('%s is told in its place', async (_, trouble, words) => {
  answers.pair = {ok: false, trouble};
  render(<PairForm />);
  fill('127.0.0.1:4780');
  press();
  await screen.findByText(words, {exact: false});
});
