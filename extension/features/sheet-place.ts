/** Where something lies in the window, in pixels, as `getBoundingClientRect` tells. */
export interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Between a sheet and what opened it; and between a sheet and the window's edge, in pixels. */
const GAP = 6;
const EDGE = 8;
/** However little room there is: less of a form cannot be used. */
const LEAST = 200;

/**
 * Where a sheet of this size goes, in pixels from the window's upper left, and how tall it may be: below what opened it, or
 * above when that has more room; ending where that ends as reading goes, or beginning with it; in any case within the window.
 */
export function sheetPlace(
  opener: Edges,
  sheet: Size,
  view: Size,
  isFromRight: boolean,
): {readonly x: number; readonly y: number; readonly tall: number} {
  const below = view.height - EDGE - (opener.bottom + GAP);
  const above = opener.top - GAP - EDGE;
  const isBelow = sheet.height <= below || below >= above;
  const tall = Math.max(isBelow ? below : above, LEAST);
  const high = Math.min(sheet.height, tall);

  const atRight = opener.right - sheet.width;
  const [atEnd, atStart] = isFromRight ? [opener.left, atRight] : [atRight, opener.left];
  const fits = (x: number): boolean => x >= EDGE && x + sheet.width <= view.width - EDGE;

  return {
    x: within(fits(atEnd) ? atEnd : atStart, view.width - EDGE - sheet.width),
    y: within(isBelow ? opener.bottom + GAP : opener.top - GAP - high, view.height - EDGE - high),
    tall,
  };
}

const within = (at: number, most: number): number => Math.round(Math.max(EDGE, Math.min(at, most)));
