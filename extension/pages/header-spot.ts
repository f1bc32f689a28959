import {createSearch} from './search.ts';
import type {FindSpot, Spot} from './spot.ts';
import {isVisible} from './visible.ts';

/** DEAR's header lies within so many pixels from the top (reference: dear-web-pages, section 7). */
const HEADER = 100;

const controls = 'a, button, [role="button"], [role="menuitem"]';
const named = '[alt="Xero" i], [title="Xero" i], [aria-label="Xero" i]';

/** A wrapper so much wider than what it holds is no entry of the header but a part of it, in pixels. */
const WIDER = 60;

/**
 * Beside the Xero control of DEAR's header: whatever is visible there, on the side where reading ends, and called Xero and
 * nothing else. No saved header tells its selector, so it is known by its name; help articles say that it is there on every
 * page. First beside the whole entry that holds the control, else beside the part of it that does.
 */
export function besideXero(now: () => number): readonly FindSpot[] {
  const find = createSearch((element) => isCalledXero(element) && isInHeader(element), isVisible, now);
  let control: Element | undefined;
  let entry: Element | undefined;
  const before = (element: Element | undefined): Spot | undefined => {
    const parent = element?.parentElement;
    return element && parent ? {parent, before: element, side: 'start'} : undefined;
  };
  return [
    () => {
      const found = find();
      if (found !== control || !entry?.contains(found ?? null)) entry = found && entryOf(found);
      control = found;
      return before(entry);
    },
    () => control && before([...(entry?.children ?? [])].find((part) => part.contains(control ?? null))),
  ];
}

const isCalledXero = (element: Element): boolean =>
  element.matches(named) ||
  (element.childElementCount < 4 && element.matches(controls) && element.textContent?.trim().toLowerCase() === 'xero');

function isInHeader(element: Element): boolean {
  if (!isVisible(element)) return false;
  const {top, bottom, left, right} = element.getBoundingClientRect();
  const isAtTop = (scrolled: number): boolean => top + scrolled >= 0 && bottom + scrolled <= HEADER;
  const isAtEnd = getComputedStyle(element).direction === 'rtl' ? right < innerWidth / 2 : left > innerWidth / 2;
  // A header stays in sight, or goes out of it with the page.
  return isAtEnd && (isAtTop(0) || isAtTop(scrollY));
}

/** The entry of the header that holds the control: it may be wrapped together with the menu it opens, which is hidden. */
function entryOf(control: Element): Element {
  const most = control.getBoundingClientRect().width + WIDER;
  let entry = control;
  while (entry.parentElement && entry.parentElement !== document.body) {
    const around = entry.parentElement;
    const isAlone = [...around.children].every((one) => one === entry || !isVisible(one));
    if (!isAlone || around.getBoundingClientRect().width > most) break;
    entry = around;
  }
  return entry;
}
