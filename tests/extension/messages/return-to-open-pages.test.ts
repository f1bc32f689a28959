import {afterEach, expect, test, vi} from 'vitest';
import {fakeBrowser} from 'wxt/testing/fake-browser';
import {returnToOpenPages} from '../../../extension/messages/return-to-open-pages.ts';

afterEach(() => vi.useRealTimers());

test('after an update each open page of DEAR’s that lost its controls gets them again, also beside one that cannot', async () => {
  vi.useFakeTimers();
  const given: unknown[] = [];
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{id: 1}, {id: 2}, {}, {id: 3}] as never);
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(async (tabId) => {
    if (tabId !== 3) throw new Error('Could not establish connection. Receiving end does not exist.');
  });
  vi.spyOn(fakeBrowser.scripting, 'executeScript').mockImplementation((async (injection: {target: {tabId: number}}) => {
    if (injection.target.tabId === 1) throw new Error('The tab is asleep.');
    given.push(injection);
  }) as never);
  const returned = returnToOpenPages();
  await vi.advanceTimersByTimeAsync(1_500);
  await returned;
  expect(given).toEqual([{target: {tabId: 2}, files: ['/content-scripts/dear.js']}]);
});
