import type {FindSpot, Spot} from '../pages/spot.ts';
import {createPatience} from './patience.ts';
import type {Stand} from './stand.ts';

/** Put back at once this often, then only when the page is calm. */
const CHASED = {times: 60, within: 3_000, rest: 1_000};
/** A page that takes out our element and nothing else, or draws anew because of it, does not want it there: the dock's turn. */
const UNWANTED = {times: 8, within: 5_000, rest: 60_000};
/** Drawn anew so soon after we came, in milliseconds, counts as because of us. */
const BECAUSE_OF_US = 30;
/** With less room, in pixels, only what matters most is shown. */
const NARROW = 400;

/** What all places are given alike. */
export interface PlaceGiven {
  /** Calls back after two frames have been drawn. */
  readonly afterTwoFrames: (work: () => void) => void;
  readonly now: () => number;
}

export interface PlaceDependencies extends PlaceGiven {
  readonly stand: Stand;
  /** The least room it can do with, in pixels. */
  readonly needs: number;
  /** It was put there, or back. */
  readonly onPut?: () => void;
}

/**
 * Keeps one element of ours at the first spot there is. A new place is taken only when it stays for two frames; a place
 * lost to a redraw is taken again at once, before the browser paints, so that nothing flickers. Where there is too little
 * empty room for it is no place.
 */
export function createPlace(
  host: HTMLElement,
  spots: readonly FindSpot[],
  {afterTwoFrames, now, stand, needs, onPut}: PlaceDependencies,
) {
  let current: Element | undefined;
  let candidate: Element | undefined;
  /** How the best place was found. */
  let lately: FindSpot | undefined;
  let cameAt = Number.NEGATIVE_INFINITY;
  const chased = createPatience(CHASED, now);
  const unwanted = createPatience(UNWANTED, now);
  /** In these nothing can stand without moving what is there. */
  const unfit = {start: new WeakSet<Element>(), end: new WeakSet<Element>()};

  const best = (): Spot | undefined => {
    for (const find of spots) {
      const spot = find(stand.isSeen);
      if (!spot || unfit[spot.side].has(spot.parent)) continue;
      const room = stand.room(spot);
      if (room < needs) continue;
      give(room);
      lately = find;
      return spot;
    }
    return undefined;
  };
  /** In steps, so that a page which moves a little is nothing to us; and apart from what stands there. */
  const give = (room: number): void => {
    const pixels = `${Math.floor(room / 8) * 8 - 24}px`;
    if (host.style.getPropertyValue('--room') === pixels) return;
    host.style.setProperty('--room', pixels);
    host.toggleAttribute('narrow', room < NARROW);
  };

  const put = (spot: Spot, again: boolean): void => {
    candidate = undefined;
    const wasThere = host.parentElement === spot.parent;
    if (!stand.put(spot, again)) {
      unfit[spot.side].add(spot.parent);
      current = undefined;
      return;
    }
    current = spot.parent;
    if (wasThere) return;
    cameAt = now();
    onPut?.();
  };

  const isInPlace = (): boolean => host.isConnected && current !== undefined && host.parentElement === current;

  return {
    /** Right after the page changed: only puts back what a redraw took away, or what was `putOut` by itself. */
    putBack(putOut = 0): void {
      if (current === undefined || isInPlace()) return;
      if (putOut > 0 || now() - cameAt < BECAUSE_OF_US) unwanted.count();
      if (chased.isOver() || unwanted.isOver()) return;
      // As it stood before; measuring the page would make it lay itself out at once.
      const spot = lately?.();
      if (!spot) return;
      chased.count();
      put(spot, true);
    },

    /** When the page is calm: takes the best place there is. Gives back whether there is one. */
    settle(): boolean {
      const spot = unwanted.isOver() ? undefined : best();
      if (!spot) {
        this.leave();
        return false;
      }
      const {parent} = spot;
      if (parent === current && isInPlace()) {
        if (stand.isWell(spot)) return true;
        put(spot, false); // the page lays it out in another way now
        return isInPlace();
      }
      if (parent !== candidate) {
        candidate = parent;
        afterTwoFrames(() => {
          if (candidate !== parent) return;
          candidate = undefined;
          const still = parent.isConnected ? best() : undefined;
          if (still?.parent === parent) put(still, false);
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
  };
}
