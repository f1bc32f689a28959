import {browser} from 'wxt/browser';

/**
 * Opens the side panel from a click in one of our own pages. Nothing may be awaited between the click and this call: browsers
 * open the panel for a person only, and a wait makes them forget that one clicked.
 */
export async function openPanelInWindow(windowId: number): Promise<void> {
  if (import.meta.env.FIREFOX) await sidebar.open();
  else await browser.sidePanel.open({windowId});
}

/**
 * Opens the side panel from a click on DEAR's page, which came here as a message, and just now. Firefox does not count such
 * a click (its documentation, User actions): there the panel opens in a tab beside, unless the sidebar stands open anyway.
 */
export async function openPanelForTab(tab: {readonly id: number; readonly windowId?: number}): Promise<void> {
  if (!import.meta.env.FIREFOX) return browser.sidePanel.open({tabId: tab.id});
  const {windowId} = tab;
  if (windowId !== undefined && (await sidebar.isOpen({windowId}))) return;
  await browser.tabs.create({url: browser.runtime.getURL('/sidepanel.html'), openerTabId: tab.id});
}

/** The part of Firefox's sidebar that we use; Chrome's types do not know it. */
interface Sidebar {
  open(): Promise<void>;
  isOpen(where: {windowId: number}): Promise<boolean>;
}

const {sidebarAction: sidebar} = browser as unknown as {sidebarAction: Sidebar};
