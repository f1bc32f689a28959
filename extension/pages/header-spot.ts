import {createSearch} from './search.ts';
import type {FindSpot} from './spot.ts';
import {isVisible} from './visible.ts';

/** DEAR's header lies within so many pixels from the top (reference: dear-web-pages, section 7). */
const HEADER = 100;

const controls = 'a, button, [role="button"], [role="menuitem"]';
const named = '[alt="Xero" i], [title="Xero" i], [aria-label="Xero" i]';

/**
 * Beside the Xero control of DEAR's header: whatever is visible there, on the right, and called Xero and nothing else. No
 * saved header tells its selector, so it is known by its name; help articles say that it is there on every page.
 */
export function besideXero(now: () => number): FindSpot {
  const find = createSearch((element) => isCalledXero(element) && isInHeader(element), isVisible, now);
  let control: Element | undefined;
  let item: Element | undefined;
  return () => {
    const found = find();
    if (found !== control || !item?.contains(found ?? null)) item = found && entryOf(found);
    control = found;
    const parent = item?.parentElement;
    return item && parent ? {parent, before: item, side: 'start'} : undefined;
  };
}

const isCalledXero = (element: Element): boolean =>
  element.matches(named) ||
  (element.childElementCount < 4 && element.matches(controls) && element.textContent?.trim().toLowerCase() === 'xero');

function isInHeader(element: Element): boolean {
  if (!isVisible(element)) return false;
  const {top, bottom, left} = element.getBoundingClientRect();
  const isAtTop = (scrolled: number): boolean => top + scrolled >= 0 && bottom + scrolled <= HEADER;
  // A header stays in sight, or goes out of it with the page.
  return left > innerWidth / 2 && (isAtTop(0) || isAtTop(scrollY));
}

/** The entry of the header that holds the control: it may be wrapped together with the menu it opens, which is hidden. */
function entryOf(control: Element): Element {
  let entry = control;
  while (entry.parentElement && entry.parentElement !== document.body) {
    const isAlone = [...entry.parentElement.children].every((one) => one === entry || !isVisible(one));
    if (!isAlone) break;
    entry = entry.parentElement;
  }
  return entry;
}
