import {expect, test} from 'vitest';
import {isAsk, isDocument, whoSent} from '../../../extension/messages/sender.ts';

const own = {id: 'deerpath', origin: 'chrome-extension://deerpath'};
const dear = 'https://inventory.dearsystems.com/Sale#5f0c1a52-0000-4000-8000-000000000001';

test.each([
  ['our popup', {id: 'deerpath', url: 'chrome-extension://deerpath/popup.html'}, 'own-page'],
  [
    'our set-up page in a tab',
    {id: 'deerpath', url: 'chrome-extension://deerpath/options.html', frameId: 0, tab: {id: 1}},
    'own-page',
  ],
  ['our script on a DEAR page', {id: 'deerpath', url: dear, frameId: 0, tab: {id: 1}}, 'dear-page'],
  ['a frame inside DEAR', {id: 'deerpath', url: dear, frameId: 3, tab: {id: 1}}, undefined],
  ['another extension', {id: 'stranger', url: 'chrome-extension://stranger/popup.html'}, undefined],
  ['another site', {id: 'deerpath', url: 'https://evil.example/', frameId: 0, tab: {id: 1}}, undefined],
  [
    'a site that begins like DEAR',
    {id: 'deerpath', url: 'https://inventory.dearsystems.com.evil.example/', frameId: 0, tab: {id: 1}},
    undefined,
  ],
  [
    'DEAR without https',
    {id: 'deerpath', url: 'http://inventory.dearsystems.com/', frameId: 0, tab: {id: 1}},
    undefined,
  ],
  ['a sender without an address', {id: 'deerpath'}, undefined],
] as const)('%s', (_, sender, expected) => {
  expect(whoSent(sender, own)).toBe(expected);
});

test('only an envelope of ours is an ask', () => {
  expect(isAsk({deerpath: 'ask', ask: 'snapshot', with: null})).toBe(true);
  for (const other of [null, 'ask', {ask: 'snapshot'}, {deerpath: 'news'}, {deerpath: 'ask', ask: 1}])
    expect(isAsk(other)).toBe(false);
});

test('only a guid in lower case names a document', () => {
  const id = '5f0c1a52-0000-4000-8000-000000000001';
  expect(isDocument({family: 'sale', id})).toBe(true);
  for (const other of [
    {family: 'sale', id: 'x'},
    {family: 'order', id},
    {family: 'sale', id: `${id}/../settings`},
    null,
  ]) {
    expect(isDocument(other)).toBe(false);
  }
});
