import {type Anchor, findAnchor} from '../pages/selectors.ts';
import {createPatience} from './patience.ts';

/** Put back at once this often, then only when the page is calm. */
const CHASED = {times: 60, within: 3_000, rest: 1_000};
/** A page that takes out our element and nothing else, or draws anew because of it, does not want it there: the dock's turn. */
const UNWANTED = {times: 8, within: 5_000, rest: 60_000};
/** Drawn anew so soon after we came, in milliseconds, counts as because of us. */
const BECAUSE_OF_US = 30;

export interface PlaceDependencies {
  readonly isVisible: (element: Element) => boolean;
  /** Calls back after two frames have been drawn. */
  readonly afterTwoFrames: (work: () => void) => void;
  readonly now: () => number;
}

/**
 * Keeps one element of ours as first child of the first anchor that is there and visible. A new place is taken only when
 * its anchor stays for two frames; a place lost to a redraw is taken again at once, before the browser paints, so that
 * nothing flickers. Layout does the rest: nothing is measured, nothing is moved.
 */
export function createPlace(
  host: HTMLElement,
  anchors: readonly Anchor[],
  {isVisible, afterTwoFrames, now}: PlaceDependencies,
) {
  let current: Element | undefined;
  let candidate: Element | undefined;
  let cameAt = Number.NEGATIVE_INFINITY;
  const chased = createPatience(CHASED, now);
  const unwanted = createPatience(UNWANTED, now);

  const best = (): Element | undefined => {
    for (const anchor of anchors) {
      const found = findAnchor(document, anchor, isVisible);
      if (found) return found;
    }
    return undefined;
  };

  const put = (anchor: Element): void => {
    current = anchor;
    candidate = undefined;
    if (host.parentElement === anchor) return;
    cameAt = now();
    anchor.prepend(host);
  };

  const isInPlace = (): boolean => host.isConnected && current !== undefined && host.parentElement === current;

  return {
    /** Right after the page changed: only puts back what a redraw took away, or what was `putOut` by itself. */
    putBack(putOut = 0): void {
      if (current === undefined || isInPlace()) return;
      if (putOut > 0 || now() - cameAt < BECAUSE_OF_US) unwanted.count();
      if (chased.isOver() || unwanted.isOver()) return;
      const anchor = best();
      if (!anchor) return;
      chased.count();
      put(anchor);
    },

    /** When the page is calm: takes the best place there is. Gives back whether there is one. */
    settle(): boolean {
      const anchor = unwanted.isOver() ? undefined : best();
      if (!anchor) {
        this.leave();
        return false;
      }
      if (anchor === current && isInPlace()) return true;
      if (anchor !== candidate) {
        candidate = anchor;
        afterTwoFrames(() => {
          if (candidate !== anchor) return;
          candidate = undefined;
          if (anchor.isConnected && best() === anchor) put(anchor);
        });
      }
      return true;
    },

    /** Takes the element away. */
    leave(): void {
      current = undefined;
      candidate = undefined;
      if (host.isConnected) host.remove();
    },

    anchor: (): Element | undefined => (isInPlace() ? current : undefined),
  };
}
