import {browser} from 'wxt/browser';
import type {GeneratedI18nStructure} from '#i18n';

type PlainKey = {
  [Key in keyof GeneratedI18nStructure]: GeneratedI18nStructure[Key]['plural'] extends false ? Key : never;
}[keyof GeneratedI18nStructure];

/**
 * A text as the locales hold it. What is loaded with every page of DEAR's takes its texts from here: WXT's `i18n`, which
 * fills them in and knows plurals, would be a fortieth of all that may be loaded there.
 */
export const text = (key: PlainKey): string => browser.i18n.getMessage(key.replaceAll('.', '_') as '@@ui_locale');
