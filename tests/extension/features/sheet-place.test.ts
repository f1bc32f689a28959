import {expect, test} from 'vitest';
import {sheetPlace} from '../../../extension/features/sheet-place.ts';

const view = {width: 1000, height: 800};
const menu = {width: 270, height: 220};
const at = (left: number, top: number, width = 100, height = 28) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

test.each([
  ['below what opened it, ending where that ends', at(600, 50), menu, false, {x: 430, y: 84}],
  ['beginning with it where there is no room to end with it', at(20, 50), menu, false, {x: 20, y: 84}],
  ['read from right to left, beginning at its left', at(600, 50), menu, true, {x: 600, y: 84}],
  ['read from right to left, by the left edge, ending with it', at(880, 50), menu, true, {x: 710, y: 84}],
  ['above it at the foot of the window', at(600, 760), menu, false, {x: 430, y: 534}],
  ['within a window narrower than the sheet', at(5, 50), {width: 1200, height: 100}, false, {x: 8, y: 84}],
  ['within the window though what opened it is scrolled away', at(600, -90), menu, false, {x: 430, y: 8}],
])('a sheet stands %s', (_, opener, sheet, isFromRight, place) => {
  expect(sheetPlace(opener, sheet, view, isFromRight)).toMatchObject(place);
});

test('it is as tall as there is room on the better side, and never less than a form needs', () => {
  const form = {width: 360, height: 2_000};
  expect(sheetPlace(at(600, 100), form, view, false)).toEqual({x: 340, y: 134, tall: 658});
  expect(sheetPlace(at(600, 700), form, view, false)).toEqual({x: 340, y: 8, tall: 686});
  expect(sheetPlace(at(600, 60), form, {width: 1000, height: 160}, false)).toMatchObject({y: 8, tall: 200});
});
