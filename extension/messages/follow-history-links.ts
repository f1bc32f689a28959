import {browser} from 'wxt/browser';
import {readHistoryLink} from '../../shared/alerts/history-link.ts';
import type {PanelPlace} from './asks.ts';

/**
 * Leads on from the address in a mail, which is one of DEAR's: no mail program opens an extension's own page. The panel
 * stands in the tab itself, for browsers open it beside one for a click alone. `keep` is where the panel finds its place.
 */
export function followHistoryLinks(keep: (place: PanelPlace) => Promise<void>): void {
  browser.tabs.onUpdated.addListener((tabId, {url}) => {
    const link = readHistoryLink(url);
    if (!link) return;
    void keep({view: 'transactions', ...link}).then(() =>
      browser.tabs.update(tabId, {url: browser.runtime.getURL('/sidepanel.html')}),
    );
  });
}
