import {mkdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Page} from 'playwright-core';

/** Where the pictures go; git does not see it. */
const folder = fileURLToPath(new URL('../../.screenshots', import.meta.url));

/** What stands on DEAR’s pages looks for its place anew once a narrowed page has been calm, the dock last. Milliseconds. */
const CALM = 2_000;

interface Looks {
  /** In the dark, too; not on DEAR's pages, which are always light. */
  readonly dark?: boolean;
  /** Other widths than the page has, narrower ones above all. */
  readonly widths?: readonly number[];
  /** All of it, however long it is. */
  readonly whole?: boolean;
}

export interface Album {
  /** Keeps a page as it stands: `name.png`, `name-dark.png`, `name-320.png`. */
  take(page: Page, name: string, looks?: Looks): Promise<void>;
  /** Does what leads to some pictures. What does not come about is told in the end, and keeps the others from nothing. */
  attempt(what: string, work: () => Promise<void>): Promise<void>;
  count(): number;
  /** What could not be pictured, and why. */
  missed(): readonly string[];
}

/** An album with nothing in it. */
export async function openAlbum(): Promise<Album> {
  await rm(folder, {recursive: true, force: true});
  await mkdir(folder, {recursive: true});
  const missed: string[] = [];
  let taken = 0;

  const shoot = async (page: Page, name: string, whole: boolean): Promise<void> => {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const path = join(folder, `${name}.png`);
    await page.screenshot({path, scale: 'css', animations: 'disabled', fullPage: whole});
    taken += 1;
  };

  return {
    count: () => taken,
    missed: () => missed,
    async attempt(what, work) {
      try {
        await work();
      } catch (error) {
        missed.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
      }
    },
    async take(page, name, {dark = false, widths = [], whole = false} = {}) {
      await shoot(page, name, whole);
      if (dark) {
        await page.emulateMedia({colorScheme: 'dark'});
        await shoot(page, `${name}-dark`, whole);
        await page.emulateMedia({colorScheme: 'light'});
      }
      const size = page.viewportSize();
      for (const width of widths) {
        await page.setViewportSize({width, height: size?.height ?? 800});
        await page.waitForTimeout(CALM);
        await shoot(page, `${name}-${width}`, whole);
      }
      if (size && widths.length > 0) await page.setViewportSize(size);
    },
  };
}
