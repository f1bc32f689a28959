import {createSearch} from './search.ts';
import type {FindSpot} from './spot.ts';
import {isVisible} from './visible.ts';

/**
 * Beside a heading of DEAR's, known by its whole words: no selector of the Xero pages is published, only what they say
 * (reference: dear-web-pages, section 8).
 */
export function besideHeading(words: RegExp, now: () => number): FindSpot {
  const isIt = (element: Element): boolean =>
    element.matches('h1, h2, h3, h4, legend') && words.test(element.textContent?.trim() ?? '') && isVisible(element);
  const find = createSearch(isIt, isIt, now);
  return () => {
    const parent = find();
    return parent && {parent, before: null, side: 'end'};
  };
}

export const integrationSettings = /^integration settings$/i;
