import {type Anchor, findAnchor} from './selectors.ts';
import {isVisible} from './visible.ts';

/** Where on a page an element of ours may stand. */
export interface Spot {
  /** What it stands in; the same parent is the same spot. */
  readonly parent: Element;
  put(host: HTMLElement): void;
}

/** Finds the spot on the page as it is now, or none. */
export type FindSpot = () => Spot | undefined;

/** First in what an anchor names, left of DEAR's own buttons. */
export const firstIn =
  (anchor: Anchor, seen: (element: Element) => boolean = isVisible): FindSpot =>
  () => {
    const parent = findAnchor(document, anchor, seen);
    return parent && {parent, put: (host) => parent.prepend(host)};
  };
