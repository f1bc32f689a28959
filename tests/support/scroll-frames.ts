import type {Page} from 'playwright-core';

/** Scrolls a page of our own to its end, until no more rows are fetched. */
export async function scrollToEnd(page: Page, height: number): Promise<void> {
  for (let reached = 0; reached < height; ) {
    reached = await page.evaluate(async () => {
      window.scrollTo(0, document.documentElement.scrollHeight);
      await new Promise((resolve) => setTimeout(resolve, 30));
      return document.documentElement.scrollHeight;
    });
  }
}

/** How long frames take while it is scrolled from its top, in milliseconds, shortest first. */
export const scrollFrames = (page: Page, count = 120): Promise<number[]> =>
  page.evaluate(async (wanted) => {
    window.scrollTo(0, 0);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const frames: number[] = [];
    let last = performance.now();
    await new Promise<void>((resolve) => {
      const step = (now: number): void => {
        frames.push(now - last);
        last = now;
        window.scrollBy(0, 200);
        if (frames.length < wanted) requestAnimationFrame(step);
        else resolve();
      };
      requestAnimationFrame(step);
    });
    return frames.sort((one, other) => one - other);
  }, count);
