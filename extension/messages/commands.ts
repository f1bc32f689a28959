import {browser} from 'wxt/browser';
import {i18n} from '#i18n';
import {documentOf} from '../pages/document-of.ts';
import type {Answer, DocumentOnPage} from './asks.ts';
import {openPanelInWindow} from './open-panel.ts';

export interface CommandDependencies {
  readonly syncDocument: (document: DocumentOnPage) => Promise<Answer<unknown>>;
}

/** The keyboard commands of the manifest; people change their keys in the browser's own settings. */
export function listenToCommands({syncDocument}: CommandDependencies): void {
  browser.commands.onCommand.addListener((command, tab) => {
    // Nothing may be awaited before: the keys count as a click only now.
    if (command === 'open-panel' && tab?.windowId !== undefined) {
      openPanelInWindow(tab.windowId).catch(() => undefined);
    }
    if (command === 'sync-document') void sync(tab?.url);
  });

  async function sync(address: string | undefined): Promise<void> {
    const document = documentOf(address);
    if (!document) return say(i18n.t('command.noDocument'), i18n.t('command.noDocumentWords'));
    const answer = await syncDocument(document);
    // What comes of it the page itself shows; only what began nothing is said here.
    if (!answer.ok) await say(answer.trouble.title, answer.trouble.detail);
  }
}

async function say(title: string, message: string): Promise<void> {
  const iconUrl = browser.runtime.getURL('/icon-128.png');
  await browser.notifications.create('command', {type: 'basic', iconUrl, title, message});
}
