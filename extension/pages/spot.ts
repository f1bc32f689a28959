import {isOurs} from './ours.ts';
import {type Anchor, findAnchor} from './selectors.ts';
import {isVisible} from './visible.ts';

/** Where on a page an element of ours may stand: it takes no room there, what it shows lies in empty room beside it. */
export interface Spot {
  /** What it stands in; the same parent is the same spot. */
  readonly parent: Element;
  /** What of the page it is put before, if anything. */
  readonly before: Element | null;
  /** Where the empty room is: before what is there, as reading goes, or after it. */
  readonly side: 'start' | 'end';
}

/** Finds the spot on the page as it is now, or none; only what `isFit` may be its parent. */
export type FindSpot = (isFit?: (parent: Element) => boolean) => Spot | undefined;

const any = (): boolean => true;

/** Last in what an anchor names, right of DEAR's own buttons: where there is no room left of them. */
export const lastIn =
  (anchor: Anchor): FindSpot =>
  (isFit = any) => {
    const parent = findAnchor(document, anchor, (found) => isVisible(found) && isFit(found));
    return parent && {parent, before: null, side: 'end'};
  };

/** First in what an anchor names, left of DEAR's own buttons. */
export const firstIn =
  (anchor: Anchor, seen: (element: Element) => boolean = isVisible): FindSpot =>
  (isFit = any) => {
    const parent = findAnchor(document, anchor, (found) => seen(found) && isFit(found));
    return parent && {parent, before: [...parent.children].find((child) => !isOurs(child)) ?? null, side: 'start'};
  };
