import {expect, test} from 'vitest';
import {draftOf, readDraft} from '../../../extension/settings/mailing-list-draft.ts';

const others = [{id: 'x', name: 'Owners', addresses: ['o@example.com']}];
const read = (name: string, addresses: string) => readDraft({id: 'a', name, addresses}, others);

test.each([
  ['one a line', 'a@example.com\nb@example.com\n'],
  ['parted by commas', 'a@example.com, b@example.com'],
  ['parted by semicolons, as mail programs write them', 'a@example.com; b@example.com;'],
  ['one of them twice', 'a@example.com b@example.com A@Example.com'],
])('addresses %s', (_, text) => {
  expect(read(' Accounts ', text)).toEqual({
    list: {id: 'a', name: 'Accounts', addresses: ['a@example.com', 'b@example.com']},
    faults: null,
  });
});

test.each([
  ['no name', '', 'a@example.com', {name: 'missing'}],
  ['a name that is taken', 'owners', 'a@example.com', {name: 'taken'}],
  ['no address', 'Accounts', ' ', {addresses: 'missing'}],
  ['what is no address', 'Accounts', 'a@example.com, bob, @x', {addresses: 'wrong', wrong: ['bob', '@x']}],
])('%s is named', (_, name, addresses, faults) => {
  expect(read(name, addresses).faults).toMatchObject(faults);
});

test('a list keeps its own name', () => {
  const [owners] = others;
  if (!owners) throw new Error('There is one');
  expect(readDraft(draftOf(owners), others).faults).toBeNull();
});
