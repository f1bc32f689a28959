import {
  defaultRangeExtractor,
  measureElement,
  observeWindowOffset,
  observeWindowRect,
  type Range,
  Virtualizer,
  windowScroll,
} from '@tanstack/virtual-core';
import {useLayoutEffect, useReducer, useRef} from 'preact/hooks';

export interface VirtualRows {
  readonly count: number;
  readonly keyOf: (index: number) => string;
  /** In pixels, as far as one can tell before it is drawn. */
  readonly heightOf: (index: number) => number;
  /** Rows drawn though they are out of sight: the one with the focus, the head that sticks. */
  readonly alsoDraw: (firstSeen: number) => readonly number[];
  /** How much of the window the heads on top cover, in pixels. */
  readonly covered: number;
}

/**
 * The few rows of a long list that are in sight, in a page that scrolls as a whole. Rows are measured when they are drawn,
 * so they may be of any height. Gives back the virtualizer of TanStack, and a ref for the list.
 */
export function useVirtualRows({count, keyOf, heightOf, alsoDraw, covered}: VirtualRows) {
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const list = useRef<HTMLUListElement>(null);
  const above = useRef(0);
  const options = {
    count,
    getItemKey: keyOf,
    estimateSize: heightOf,
    overscan: 8,
    scrollMargin: above.current,
    scrollPaddingStart: covered,
    getScrollElement: () => window,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    measureElement,
    initialOffset: () => window.scrollY,
    rangeExtractor: (range: Range) =>
      [...new Set([...alsoDraw(range.startIndex), ...defaultRangeExtractor(range)])].sort((one, other) => one - other),
    onChange: () => redraw(undefined as never),
  };
  const held = useRef<Virtualizer<Window, HTMLLIElement> | null>(null);
  held.current ??= new Virtualizer<Window, HTMLLIElement>(options);
  const virtualizer = held.current;
  virtualizer.setOptions(options);

  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => {
    virtualizer._willUpdate();
    // What stands above the list may have grown or gone since.
    const now = list.current ? Math.round(list.current.getBoundingClientRect().top + window.scrollY) : 0;
    if (now === above.current) return;
    above.current = now;
    redraw(undefined as never);
  });
  return {virtualizer, list};
}
