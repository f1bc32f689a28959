import {browser} from 'wxt/browser';

/** `2026-11-01` as `1 November 2026`: a calendar day, the same in every zone. */
export const longDayText = (day: string): string =>
  new Intl.DateTimeFormat(browser.i18n.getUILanguage(), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
