import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type FileThere, mayBeIt, mayBePlaced, placeFile} from '../../../companion/attachments/place-file.ts';
import {nameKey} from '../../../companion/attachments/xero-file-name.ts';

const ID = '1a103e3e-9837-4294-8cc3-640ebb4fc387';
const photo = {id: ID, fileName: 'photo.jpg', size: 7};
const there = (name: string, more: Partial<FileThere> = {}): FileThere => ({
  id: 'x',
  name,
  size: 1,
  ours: false,
  ...more,
});
const full = Array.from({length: 10}, (_, index) => there(`${index}.pdf`));

test.each([
  ['alone', [], {decision: 'goes', name: 'photo.jpg'}],
  ['beside others', [there('other.jpg')], {decision: 'goes', name: 'photo.jpg'}],
  ['beside a person’s file of its name', [there('photo.jpg')], {decision: 'goes', name: 'photo-1a103e3e.jpg'}],
  ['whatever its capitals', [there('PHOTO.JPG')], {decision: 'goes', name: 'photo-1a103e3e.jpg'}],
  [
    'beside ours of its name, even as large',
    [there('photo.jpg', {size: 7, ours: true})],
    {decision: 'goes', name: 'photo-1a103e3e.jpg'},
  ],
  [
    'beside two of its name',
    [there('photo.jpg'), there('photo-1a103e3e.jpg')],
    {decision: 'goes', name: `photo-${ID}.jpg`},
  ],
  ['on a document with ten files', full, {decision: 'no-room'}],
])('a file goes %s', (_, files, expected) => {
  expect(placeFile(photo, files)).toEqual(expected);
});

test.each([
  ['under its name and as large', there('Photo.jpg', {size: 7}), true],
  ['under the name that a second one would get', there('photo-1a103e3e.jpg', {size: 7}), true],
  ['under its name, of a size that Xero does not tell', there('photo.jpg', {size: null}), true],
  ['under its name and larger', there('photo.jpg', {size: 8}), false],
  ['under another name', there('photo 2.jpg', {size: 7}), false],
  ['under its name, and ours by the ledger', there('photo.jpg', {size: 7, ours: true}), false],
])('what hangs there %s may be it, or cannot', (_, one, expected) => {
  expect(mayBeIt(photo, [...full.slice(1), one])).toEqual(expected ? [one] : []);
});

test('nothing is fetched for a full document but what may hang there already', () => {
  expect(mayBePlaced(photo, full)).toBe(false);
  expect(mayBePlaced(photo, [...full.slice(1), there('photo.jpg')])).toBe(true);
});

test('any files of any names all arrive under names of their own, and overwrite nobody’s', () => {
  const name = fc.oneof(fc.constantFrom('a.pdf', 'A.pdf', 'a?.pdf', 'a*.pdf', '', '..'), fc.string({unit: 'binary'}));
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.uuid(), {maxLength: 6}),
      fc.array(name, {minLength: 6}),
      fc.array(name),
      (ids, names, others) => {
        const files: FileThere[] = others.slice(0, 4).map((other) => there(other, {size: -1}));
        const before = new Set(files.map((file) => nameKey(file.name)));
        const placed = ids.map((id, index) => {
          const at = placeFile({id, fileName: names[index] ?? '', size: 7}, files);
          if (at.decision !== 'goes') throw new Error(`${at.decision}`);
          files.push(there(at.name, {size: 7, ours: true}));
          return nameKey(at.name);
        });
        expect(new Set(placed).size).toBe(ids.length);
        expect(placed.filter((key) => before.has(key))).toEqual([]);
      },
    ),
  );
});
