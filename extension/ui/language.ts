import {i18n} from '#i18n';

/** Says which language a page of ours speaks, to screen readers and to the browser's own translation. */
export function sayLanguage(): void {
  document.documentElement.lang = i18n.t('extension.language');
}
