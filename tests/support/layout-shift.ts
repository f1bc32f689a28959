import type {Page} from 'playwright-core';

/** Something that moved on a page after it had stood there, as the browser measures layout shift. */
export interface Shift {
  readonly value: number;
  /** What moved, from where to where. */
  readonly moved: readonly string[];
}

/** Looks at all that moves on a page from its first moment on, also right after a click. Before the page is opened. */
export const watchShifts = (page: Page): Promise<unknown> => page.addInitScript(collectShifts);

/** What has moved so far. */
export const shiftsOf = (page: Page): Promise<readonly Shift[]> =>
  page.evaluate(
    () =>
      new Promise((resolve) =>
        // What the last frame brought is told a moment after it.
        requestAnimationFrame(() =>
          setTimeout(() => resolve((globalThis as unknown as {shifts?: Shift[]}).shifts ?? []), 100),
        ),
      ),
  );

function collectShifts(): void {
  interface Entry extends PerformanceEntry {
    readonly value: number;
    readonly sources: readonly {node: Element | null; previousRect: DOMRect; currentRect: DOMRect}[];
  }
  const shifts: Shift[] = [];
  Object.assign(globalThis, {shifts});
  new PerformanceObserver((list) => {
    for (const {value, sources} of list.getEntries() as Entry[]) {
      const moved = sources.map(
        ({node, previousRect: from, currentRect: to}) =>
          `${node?.nodeName} ${node?.className}: ${from.x},${from.y} to ${to.x},${to.y}`,
      );
      shifts.push({value, moved});
    }
  }).observe({type: 'layout-shift', buffered: true});
}
