import {signal} from '@preact/signals';
import {browser} from 'wxt/browser';
import {i18n} from '#i18n';

/** What is new in a version, for those that have something to say. */
const texts: Readonly<Record<string, () => string>> = {'1.0.0': () => i18n.t('news.first')};

/** The line that is shown; null for none. */
export const newsLine = signal<string | null>(null);

/** Notes, right after an update, that people have not been told of this version yet. */
export async function noteUpdate(version: string): Promise<void> {
  if (Object.hasOwn(texts, version)) await browser.storage.local.set({newsOf: version});
}

export async function readNews(): Promise<void> {
  const {newsOf} = await browser.storage.local.get('newsOf');
  newsLine.value = typeof newsOf === 'string' ? (texts[newsOf]?.() ?? null) : null;
}

/** Read is read, on every page of ours. */
export async function putNewsAway(): Promise<void> {
  newsLine.value = null;
  await browser.storage.local.remove('newsOf');
}
