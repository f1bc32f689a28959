/**
 * A landmark of a page is among the elements the page begins with: to go through a list of twenty thousand rows for it takes
 * longer than a person should wait for the page.
 */
const FIRST = 4_000;
/** A page without it is looked through no more often than this, in milliseconds. */
const AGAIN = 1_000;

/** Finds the element on the page that `isIt`, and keeps to it as long as it `isStill`. */
export function createSearch(
  isIt: (element: Element) => boolean,
  isStill: (element: Element) => boolean,
  now: () => number,
): () => Element | undefined {
  let found: Element | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (found?.isConnected && isStill(found)) return found;
    if (!found && now() < lookedAt + AGAIN) return undefined;
    lookedAt = now();
    found = firstOf(isIt);
    return found;
  };
}

function firstOf(isIt: (element: Element) => boolean): Element | undefined {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT);
  for (let left = FIRST; left > 0; left -= 1) {
    const element = walker.nextNode();
    if (!(element instanceof Element)) return undefined;
    if (isIt(element)) return element;
  }
  return undefined;
}
