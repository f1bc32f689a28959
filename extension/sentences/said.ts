import {browser} from 'wxt/browser';
import {i18n} from '#i18n';
import {locale} from '../ui/format.ts';
import type {Said} from './best-split.ts';
import {createSpeaker, type SentenceBook, type Speak} from './speaker.ts';

let speak: Speak | undefined;

/**
 * Learns how the companion's sentences are said in the reader's language. To be awaited before the first of them is shown;
 * whoever reads English needs nothing for it. Without the book they stay English.
 */
export async function learnSentences(): Promise<void> {
  const language = i18n.t('extension.language');
  if (language === 'en') return;
  try {
    const answer = await fetch(browser.runtime.getURL(`/sentences/${language}.json` as '/sentences/de.json'));
    useSentences(await answer.json());
  } catch (thrown) {
    console.warn('Deerpath: the companion’s sentences stay English', thrown);
  }
}

/** Speaks from this book from now on; without one, English as it comes. */
export function useSentences(book: SentenceBook | undefined): void {
  speak = book && createSpeaker(book, locale());
}

/** What the companion wrote, in the reader's language as far as it is known. Other people's words stay as they are. */
export const said = (text: string, group?: string): string => saidInDetail(text, group).text;

/** The same with what of it is left in English to a reader of another language. */
export const saidInDetail = (text: string, group?: string): Said =>
  speak?.(text, group) ?? {text, rest: i18n.t('extension.language') === 'en' ? [] : [text]};
