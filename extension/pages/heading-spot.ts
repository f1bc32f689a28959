import type {FindSpot} from './spot.ts';
import {isVisible} from './visible.ts';

/**
 * Beside a heading of DEAR's, known by its whole words: no selector of the Xero pages is published, only what they say
 * (reference: dear-web-pages, section 8).
 */
export const besideHeading =
  (words: RegExp): FindSpot =>
  () => {
    const parent = [...document.querySelectorAll('h1, h2, h3, h4, legend')].find(
      (heading) => words.test(heading.textContent?.trim() ?? '') && isVisible(heading),
    );
    return parent && {parent, before: null, side: 'end'};
  };

export const integrationSettings = /^integration settings$/i;
