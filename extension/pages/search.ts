/**
 * A landmark of a page is among the elements the page begins with, or those it ends with: to go through a list of twenty
 * thousand rows for it takes longer than a person should wait for the page.
 */
const FIRST = 3_000;
const LAST = 1_000;
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
  const next = (): Node | null => walker.nextNode();
  const before = (): Node | null => walker.previousNode();
  const among = (step: () => Node | null, most: number): Element | undefined => {
    for (let left = most; left > 0; left -= 1) {
      const element = step();
      if (!(element instanceof Element)) return undefined;
      if (isIt(element)) return element;
    }
    return undefined;
  };
  const early = among(next, FIRST);
  if (early) return early;
  while (walker.lastChild());
  return among(before, LAST);
}
