import {isOurs} from './ours.ts';

/** More room than this is never asked for, in pixels. */
const ENOUGH = 560;
/** A bar holds few things; looking through what holds more than this would take too long, so it has no room. */
const FEW = 400;
/** Smaller than this, an empty element is a drawn sign; larger, it keeps others apart. */
const SIGN = 64;

const things = 'a, button, input, select, textarea, img, svg, canvas, video, iframe, [role="button"]';

/**
 * How many pixels beside an edge, to the left or to the right at the height of `beside`, are free of anything a person could
 * read or press, in what lies around `within`. It only looks.
 */
export function freeRoom(beside: DOMRect, within: Element, toLeft: boolean): number {
  // Seen by somebody who walks away from the edge: to the left, each step counts up too.
  const near = ({left, right}: DOMRect): number => (toLeft ? -right : left);
  const far = ({left, right}: DOMRect): number => (toLeft ? -left : right);
  const start = toLeft ? -beside.left : beside.right;
  let around = within;
  for (;;) {
    const isWide = far(around.getBoundingClientRect()) > start + ENOUGH;
    // Beyond what cuts off everything that sticks out nothing of ours would be seen.
    if (isWide || !around.parentElement || getComputedStyle(around).overflowX !== 'visible') break;
    around = around.parentElement;
  }
  let end = far(around.getBoundingClientRect());
  let left = FEW;

  const isInTheWay = (rect: DOMRect): boolean =>
    rect.bottom > beside.top + 1 && rect.top < beside.bottom - 1 && far(rect) > start + 1 && near(rect) < end;
  const look = (element: Element): void => {
    for (const child of element.childNodes) {
      if (isOurs(child)) continue;
      left -= 1;
      if (left < 0) end = start;
      if (child instanceof Element) meet(child);
      else if (child.nodeType === 3 && child.textContent?.trim()) {
        const words = document.createRange();
        words.selectNode(child);
        for (const rect of words.getClientRects()) if (isInTheWay(rect)) end = near(rect);
      }
    }
  };
  const meet = (element: Element): void => {
    const rect = element.getBoundingClientRect();
    if (!isInTheWay(rect)) return;
    if (element.matches(things) || (!element.hasChildNodes() && rect.width < SIGN)) end = near(rect);
    else look(element);
  };
  look(around);
  return end - start;
}
