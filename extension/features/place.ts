import {type Anchor, findAnchor} from '../pages/selectors.ts';

/** A page that takes our element out again and again gets it back this often within the time below, then we wait. */
const STUBBORN = {times: 12, within: 3_000};

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
  let lately: number[] = [];

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
    if (host.parentElement !== anchor) anchor.prepend(host);
  };

  const isInPlace = (): boolean => host.isConnected && current !== undefined && host.parentElement === current;

  return {
    /** Right after the page changed: only puts back what a redraw took away. */
    putBack(): void {
      if (current === undefined || isInPlace()) return;
      lately = lately.filter((at) => at > now() - STUBBORN.within);
      if (lately.length >= STUBBORN.times) return;
      const anchor = best();
      if (!anchor) return;
      lately.push(now());
      put(anchor);
    },

    /** When the page is calm: takes the best place there is. Gives back whether there is one. */
    settle(): boolean {
      const anchor = best();
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
