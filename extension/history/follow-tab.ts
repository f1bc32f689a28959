import {browser} from 'wxt/browser';
import {DEAR_SITE} from '../../shared/documents/page-address.ts';
import type {DocumentOnPage} from '../messages/asks.ts';
import {purchasePage} from '../pages/purchase-page.ts';
import {salePage} from '../pages/sale-page.ts';
import {only, search} from './filters.ts';
import {showDocument, showEverything} from './go-to.ts';
import {opened} from './opened-row.ts';
import {view} from './panel-view.ts';
import {selected} from './selection.ts';

/** The document shown because its tab is in view; a person's own choices are left alone. */
let followed: string | undefined;

/** The document that a page of DEAR's shows, or undefined for any other address. */
export function documentAt(url: string | undefined): DocumentOnPage | undefined {
  if (!url?.startsWith(`${DEAR_SITE}/`)) return undefined;
  const {pathname, hash} = new URL(url);
  return salePage.documentOf({pathname, hash}) ?? purchasePage.documentOf({pathname, hash});
}

/**
 * Follows the tab that the person looks at: a document of DEAR's shows its rows here. The browser tells addresses of DEAR's
 * pages alone, as no other is ours to know. `shown` is the document that is shown already.
 */
export function followTab(shown?: string): void {
  followed = shown;
  void browser.windows.getCurrent().then(({id: windowId}) => {
    const look = async (): Promise<void> => {
      const [tab] = await browser.tabs.query({active: true, windowId: windowId ?? browser.windows.WINDOW_ID_CURRENT});
      takeTab(documentAt(tab?.url));
    };
    browser.tabs.onActivated.addListener((tab) => {
      if (tab.windowId === windowId) void look();
    });
    browser.tabs.onUpdated.addListener((_, change, tab) => {
      if (tab.active && tab.windowId === windowId && change.url !== undefined) takeTab(documentAt(change.url));
    });
    void look();
  });
}

function takeTab(document: DocumentOnPage | undefined): void {
  if (document?.id === followed) return;
  const showsFollowed = only.value?.of === 'document' && only.value.document.id === followed;
  // Someone who searches, selects or reads a row of their own choice is not taken away from it.
  const isBusy =
    view.value !== 'transactions' ||
    selected.value.size > 0 ||
    search.value !== '' ||
    (only.value !== null && !showsFollowed) ||
    (opened.value !== null && !showsFollowed);
  if (isBusy) return;
  followed = document?.id;
  if (document) void showDocument(document);
  else if (showsFollowed) showEverything();
}
