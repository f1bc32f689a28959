import type {FindSpot, Spot} from '../pages/spot.ts';
import {createPatience} from './patience.ts';

/** Put back at once this often, then only when the page is calm. */
const CHASED = {times: 60, within: 3_000, rest: 1_000};
/** A page that takes out our element and nothing else, or draws anew because of it, does not want it there: the dock's turn. */
const UNWANTED = {times: 8, within: 5_000, rest: 60_000};
/** Drawn anew so soon after we came, in milliseconds, counts as because of us. */
const BECAUSE_OF_US = 30;

export interface PlaceDependencies {
  /** Calls back after two frames have been drawn. */
  readonly afterTwoFrames: (work: () => void) => void;
  readonly now: () => number;
  /** It was put there, or back. */
  readonly onPut?: () => void;
}

/**
 * Keeps one element of ours at the first spot there is. A new place is taken only when it stays for two frames; a place
 * lost to a redraw is taken again at once, before the browser paints, so that nothing flickers. Layout does the rest:
 * nothing is measured, nothing is moved.
 */
export function createPlace(
  host: HTMLElement,
  spots: readonly FindSpot[],
  {afterTwoFrames, now, onPut}: PlaceDependencies,
) {
  let current: Element | undefined;
  let candidate: Element | undefined;
  let cameAt = Number.NEGATIVE_INFINITY;
  const chased = createPatience(CHASED, now);
  const unwanted = createPatience(UNWANTED, now);

  const best = (): Spot | undefined => {
    for (const find of spots) {
      const found = find();
      if (found) return found;
    }
    return undefined;
  };

  const put = ({parent, put: putIn}: Spot): void => {
    current = parent;
    candidate = undefined;
    if (host.parentElement === parent) return;
    cameAt = now();
    putIn(host);
    onPut?.();
  };

  const isInPlace = (): boolean => host.isConnected && current !== undefined && host.parentElement === current;

  return {
    /** Right after the page changed: only puts back what a redraw took away, or what was `putOut` by itself. */
    putBack(putOut = 0): void {
      if (current === undefined || isInPlace()) return;
      if (putOut > 0 || now() - cameAt < BECAUSE_OF_US) unwanted.count();
      if (chased.isOver() || unwanted.isOver()) return;
      const spot = best();
      if (!spot) return;
      chased.count();
      put(spot);
    },

    /** When the page is calm: takes the best place there is. Gives back whether there is one. */
    settle(): boolean {
      const spot = unwanted.isOver() ? undefined : best();
      if (!spot) {
        this.leave();
        return false;
      }
      const {parent} = spot;
      if (parent === current && isInPlace()) return true;
      if (parent !== candidate) {
        candidate = parent;
        afterTwoFrames(() => {
          if (candidate !== parent) return;
          candidate = undefined;
          const still = parent.isConnected ? best() : undefined;
          if (still?.parent === parent) put(still);
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

    /** What it stands in, while it does. */
    parent: (): Element | undefined => (isInPlace() ? current : undefined),
  };
}
