import {browser} from 'wxt/browser';
import {readHistoryLink} from '../../shared/alerts/history-link.ts';

/**
 * Leads on from the address in a mail, which is one of DEAR's: no mail program opens an extension's own page. The panel
 * then stands in the tab itself, for browsers open it beside one for a click alone. To be called as the worker starts.
 */
export function followHistoryLinks(): void {
  browser.tabs.onUpdated.addListener((tabId, {url}) => {
    const link = readHistoryLink(url);
    if (!link) return;
    const rows = link.notification === undefined ? '' : `~${link.notification}`;
    void browser.tabs.update(tabId, {url: browser.runtime.getURL(`/sidepanel.html#transactions${rows}`)});
  });
}
