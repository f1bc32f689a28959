import {freeRoom} from '../pages/free-room.ts';
import {isOurs} from '../pages/ours.ts';
import {isSeen} from '../pages/seen.ts';
import type {Spot} from '../pages/spot.ts';
import {isVisible} from '../pages/visible.ts';

/** How an element of ours can take no room: out of the page's flow, or in it with no width; before its neighbour, or last. */
const ways = [
  {aside: true, isLast: false},
  {aside: false, isLast: false},
  {aside: true, isLast: true},
] as const;

export interface Stand {
  /** Whether a person can come to see what lies in there. */
  isSeen(parent: Element): boolean;
  /** How many pixels, of those we would draw there, are empty beside a spot. */
  room(spot: Spot): number;
  /** Puts the element there so that nothing of DEAR's moves; gives back whether there is a way to. `again`: as the last time. */
  put(spot: Spot, again?: boolean): boolean;
  /** Whether it still stands where its neighbour begins. */
  isWell(spot: Spot): boolean;
}

/**
 * How an element of ours stands beside one of DEAR's. It has no width, and what it shows lies in the empty room beside it:
 * whatever comes and goes there, nothing of DEAR's moves. Found out by trying, before a frame is drawn, as no two bars are
 * laid out alike.
 */
export function createStand(host: HTMLElement): Stand {
  let way: (typeof ways)[number] = ways[0];

  const put = ({parent, before, side}: Spot): void => {
    host.toggleAttribute('aside', way.aside);
    const moved = side === 'end' ? '0%' : isToLeft({parent, before, side}) ? '-100%' : '100%';
    host.style.setProperty('--way', moved);
    host.style.setProperty('--from', side === 'end' ? '10px' : '-8px');
    host.style.setProperty('--back', `-${Number.parseFloat(getComputedStyle(parent).columnGap) || 0}px`);
    parent.insertBefore(host, way.isLast ? null : before);
  };
  const isWell = (spot: Spot): boolean => {
    const [here, there] = [host.getBoundingClientRect(), edgeOf(spot)];
    const off = isToLeft(spot) ? here.left - there.left : here.right - there.right;
    // At the end a blank may lie between.
    return (
      Math.abs(off) < (spot.side === 'end' ? 12 : 2) && Math.abs(here.top + here.bottom - there.top - there.bottom) < 8
    );
  };

  return {
    isSeen,
    isWell,
    room: (spot) => freeRoom(edgeOf(spot), spot.parent, isToLeft(spot)) / scaleOf(spot.parent),
    put(spot, again = false) {
      if (again) {
        put(spot);
        return true;
      }
      const height = edgeOf(spot).height / scaleOf(spot.parent);
      host.style.setProperty('--tall', `${height}px`);
      host.style.setProperty('--height', height >= 31 ? '34px' : '28px'); // DEAR has buttons of both heights
      const before = layoutOf(spot);
      for (way of ways) {
        put(spot);
        if (layoutOf(spot) === before && isWell(spot)) return true;
      }
      host.remove();
      return false;
    },
  };
}

const isToLeft = ({parent, side}: Spot): boolean =>
  (side === 'start') === (getComputedStyle(parent).direction === 'ltr');

const neighbourOf = ({before}: Spot): Element | null => {
  let element = before;
  while (element && (isOurs(element) || !isVisible(element))) element = element.nextElementSibling;
  return element;
};

/** What we stand beside: the first thing that is seen there, or all that the parent holds. */
function edgeOf(spot: Spot): DOMRect {
  const neighbour = neighbourOf(spot);
  if (neighbour) return neighbour.getBoundingClientRect();
  const all = document.createRange();
  all.selectNodeContents(spot.parent);
  const rect = all.getBoundingClientRect();
  return rect.height > 0 ? rect : spot.parent.getBoundingClientRect();
}

/** How large a pixel of ours is drawn in there: a page may zoom or scale itself. */
const scaleOf = (element: Element): number =>
  (element instanceof HTMLElement && element.getBoundingClientRect().width / element.offsetWidth) || 1;

const layoutOf = (spot: Spot): string =>
  JSON.stringify([spot.parent.getBoundingClientRect(), neighbourOf(spot)?.getBoundingClientRect()]);
