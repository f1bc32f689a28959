import {browser} from 'wxt/browser';
import {DEAR_SITE} from '../../shared/documents/page-address.ts';
import type {PageNews} from './news.ts';

/** How long what an older version left may still stand there, in milliseconds. */
const LEAVING = 1_500;
const SCRIPT = '/content-scripts/dear.js';

/**
 * After an installation or an update: DEAR's pages that stand open get the controls without being loaded again. What an
 * older version left there takes itself away within a second.
 */
export async function returnToOpenPages(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, LEAVING));
  const tabs = await browser.tabs.query({url: `${DEAR_SITE}/*`});
  for (const {id} of tabs) {
    if (id === undefined || !(await isDeaf(id))) continue;
    // A page may be gone by now, or asleep: it gets its controls when it is loaded.
    await browser.scripting.executeScript({target: {tabId: id}, files: [SCRIPT]}).catch(() => null);
  }
}

/** Whether nothing of this version is there to hear us; a page loaded meanwhile has its controls already. */
async function isDeaf(tabId: number): Promise<boolean> {
  const news: PageNews = {deerpath: 'look', documents: []};
  try {
    await browser.tabs.sendMessage(tabId, news);
    return false;
  } catch (thrown) {
    return String(thrown).includes('Receiving end does not exist');
  }
}
