import {browser} from 'wxt/browser';
import {DEAR_SITE} from '../../shared/documents/page-address.ts';

/** How long what an older version left may still stand there, in milliseconds. */
const LEAVING = 1_500;

/**
 * After an installation or an update: DEAR's pages that stand open get the controls without being loaded again. What an
 * older version left there takes itself away within a second.
 */
export async function returnToOpenPages(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, LEAVING));
  const tabs = await browser.tabs.query({url: `${DEAR_SITE}/*`});
  for (const {id} of tabs) {
    // A page may be gone by now, or asleep: it gets its controls when it is loaded.
    if (id !== undefined)
      await browser.scripting.executeScript({target: {tabId: id}, files: [SCRIPT]}).catch(() => null);
  }
}

const SCRIPT = '/content-scripts/dear.js';
