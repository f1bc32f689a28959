import {expect, test} from 'vitest';
import {hasDisplay} from './display.ts';

test.each([
  ['Linux without a display', {}, 'linux', false],
  ['Linux with an empty display', {DISPLAY: ''}, 'linux', false],
  ['Linux with X', {DISPLAY: ':0'}, 'linux', true],
  ['Linux with Wayland', {WAYLAND_DISPLAY: 'wayland-0'}, 'linux', true],
  ['a Mac', {}, 'darwin', true],
  ['Windows', {}, 'win32', true],
  ['a Mac told to stay without a window', {DEMO_HEADLESS: '1'}, 'darwin', false],
  ['Linux with X told to stay without a window', {DISPLAY: ':0', DEMO_HEADLESS: '1'}, 'linux', false],
])('%s shows a window or not', (_, environment, platform, shown) => {
  expect(hasDisplay(environment, platform)).toBe(shown);
});
