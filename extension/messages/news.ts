import {browser} from 'wxt/browser';
import type {LinkNews} from '../client/link-news.ts';
import type {PanelPlace} from './asks.ts';

/** What the worker tells our own pages, unasked. `show` is for the side panel: where it should go. */
export type News = LinkNews | {readonly news: 'show'; readonly place: PanelPlace};

/**
 * What it tells the controls on DEAR's pages: only that it is worth asking again, about some documents or about all; without
 * any it concerns the menu alone.
 */
export interface PageNews {
  readonly deerpath: 'look';
  readonly documents: readonly string[] | 'all';
}

interface NewsMessage {
  readonly deerpath: 'news';
  readonly about: News;
}

/** Tells our open pages. That nobody listens is no trouble. */
export function tellPages(about: News): void {
  const message: NewsMessage = {deerpath: 'news', about};
  browser.runtime.sendMessage(message).catch(() => undefined);
}

/** Tells the controls on open DEAR pages. */
export async function tellDearPages(documents: PageNews['documents']): Promise<void> {
  const message: PageNews = {deerpath: 'look', documents};
  const tabs = await browser.tabs.query({url: 'https://inventory.dearsystems.com/*'});
  for (const {id} of tabs) {
    if (id !== undefined) browser.tabs.sendMessage(id, message).catch(() => undefined);
  }
}

/** Listens, in one of our own pages, to what the worker tells. */
export function hearNews(listener: (news: News) => void): void {
  browser.runtime.onMessage.addListener((message: unknown, sender) => {
    if (sender.id !== browser.runtime.id || sender.tab) return;
    if (isNews(message)) listener(message.about);
  });
}

/** Listens, on DEAR's page, to what the worker tells. Gives back how to stop. */
export function hearPageNews(listener: (documents: PageNews['documents']) => void): () => void {
  const heard = (message: unknown, sender: {id?: string | undefined}): void => {
    if (sender.id === browser.runtime.id && isPageNews(message)) listener(message.documents);
  };
  browser.runtime.onMessage.addListener(heard);
  return () => browser.runtime.onMessage.removeListener(heard);
}

const isNews = (message: unknown): message is NewsMessage =>
  typeof message === 'object' && message !== null && 'deerpath' in message && message.deerpath === 'news';

const isPageNews = (message: unknown): message is PageNews =>
  typeof message === 'object' && message !== null && 'deerpath' in message && message.deerpath === 'look';
