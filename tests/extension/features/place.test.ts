import {beforeEach, expect, test} from 'vitest';
import {createPlace} from '../../../extension/features/place.ts';
import type {Stand} from '../../../extension/features/stand.ts';
import {documentAnchors} from '../../../extension/pages/selectors.ts';
import {firstIn} from '../../../extension/pages/spot.ts';

/** A page with room everywhere, where nothing moves. */
const stand: Stand = {
  isSeen: () => true,
  room: () => room,
  isWell: () => true,
  put({parent, before}) {
    if (fits) parent.insertBefore(host, before);
    return fits;
  },
};
let room: number;
let fits: boolean;
let host: HTMLElement;
let now: number;
let frames: (() => void)[];

beforeEach(() => {
  document.body.innerHTML = '';
  host = document.createElement('deerpath-sync-button');
  now = 0;
  room = 500;
  fits = true;
  frames = [];
});

const aPlace = () =>
  createPlace(
    host,
    documentAnchors.map((anchor) => firstIn(anchor, (element) => element.closest('[hidden]') === null)),
    {
      afterTwoFrames: (work) => void frames.push(work),
      now: () => now,
      stand,
      needs: 100,
    },
  );
const drawFrames = () => {
  for (const frame of frames.splice(0)) frame();
};
const bar = '<div class="page-top-bar"><div class="align-right"><button>Clone</button></div></div>';
const saveBlock = '<div class="save-button-bottom"><button>Save</button></div>';
const barElement = () => document.querySelector('.page-top-bar .align-right');

test('it comes first in the bar, once the bar has stayed for two frames', () => {
  document.body.innerHTML = bar + saveBlock;
  const place = aPlace();
  expect(place.settle()).toBe(true);
  expect(host.isConnected).toBe(false);
  drawFrames();
  expect(barElement()?.firstElementChild).toBe(host);
});

test('a bar that goes before two frames have passed is no place', () => {
  document.body.innerHTML = bar + saveBlock;
  const place = aPlace();
  place.settle();
  barElement()?.remove();
  drawFrames();
  expect(host.isConnected).toBe(false);
  place.settle();
  drawFrames();
  expect(host.parentElement?.className).toBe('save-button-bottom');
});

test('where there is too little room it does not stay, and comes back when there is', () => {
  document.body.innerHTML = bar;
  const place = aPlace();
  place.settle();
  drawFrames();
  room = 90;
  expect(place.settle()).toBe(false);
  expect(host.isConnected).toBe(false);
  room = 110;
  expect(place.settle()).toBe(true);
  drawFrames();
  expect(host.style.getPropertyValue('--room')).toBe('80px');
});

test('a bar where it cannot stand without moving what is there is not tried again', () => {
  document.body.innerHTML = bar;
  fits = false;
  const place = aPlace();
  place.settle();
  drawFrames();
  expect(host.isConnected).toBe(false);
  expect(place.settle()).toBe(false);
  document.body.innerHTML = bar;
  fits = true;
  expect(place.settle()).toBe(true);
});

test('what is hidden is no place', () => {
  document.body.innerHTML = `<div hidden>${bar}</div>${saveBlock}`;
  const place = aPlace();
  place.settle();
  drawFrames();
  expect(host.parentElement?.className).toBe('save-button-bottom');
});

test('a redraw that replaces the bar gets it back at once, before a frame is drawn', () => {
  document.body.innerHTML = bar;
  const place = aPlace();
  place.settle();
  drawFrames();
  document.body.innerHTML = bar;
  place.putBack();
  expect(barElement()?.firstElementChild).toBe(host);
  expect(document.querySelectorAll('deerpath-sync-button')).toHaveLength(1);
});

test('taken out while its bar stays, it goes back in', () => {
  document.body.innerHTML = bar;
  const place = aPlace();
  place.settle();
  drawFrames();
  host.remove();
  place.putBack();
  expect(barElement()?.firstElementChild).toBe(host);
});

test('a page that takes it out without end is let be, and tried again later', () => {
  document.body.innerHTML = bar;
  const place = aPlace();
  place.settle();
  drawFrames();
  let tries = 0;
  for (; tries < 100; tries += 1) {
    host.remove();
    place.putBack(1);
    if (!host.isConnected) break;
  }
  expect(tries).toBeLessThan(20);
  expect(place.settle()).toBe(false);
  now += 100_000;
  expect(place.settle()).toBe(true);
  drawFrames();
  expect(host.isConnected).toBe(true);
});

test('a page that draws its bar anew as often as we come is left alone too', () => {
  document.body.innerHTML = bar;
  const place = aPlace();
  place.settle();
  drawFrames();
  let tries = 0;
  for (; tries < 100; tries += 1) {
    document.body.innerHTML = bar;
    place.putBack();
    if (!host.isConnected) break;
    now += 2;
  }
  expect(tries).toBeLessThan(20);
  expect(place.settle()).toBe(false);
});

test('a page that draws itself anew twenty times a second keeps its control', () => {
  document.body.innerHTML = bar;
  const place = aPlace();
  place.settle();
  drawFrames();
  for (let redraw = 0; redraw < 50; redraw += 1) {
    now += 50;
    document.body.innerHTML = bar;
    place.putBack();
    expect(host.isConnected).toBe(true);
  }
});

test('no anchor, no element: the dock’s turn', () => {
  document.body.innerHTML = bar;
  const place = aPlace();
  place.settle();
  drawFrames();
  document.body.innerHTML = '<h1>SO-00123</h1>';
  place.putBack();
  expect(place.settle()).toBe(false);
  expect(host.isConnected).toBe(false);
});

test('in place it touches nothing', async () => {
  document.body.innerHTML = bar;
  const place = aPlace();
  place.settle();
  drawFrames();
  const records: MutationRecord[] = [];
  const observer = new MutationObserver((found) => records.push(...found));
  observer.observe(document.body, {childList: true, subtree: true, attributes: true});
  place.putBack();
  place.settle();
  drawFrames();
  await Promise.resolve();
  observer.disconnect();
  expect(records).toEqual([]);
});
