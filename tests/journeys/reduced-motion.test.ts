import {afterAll, beforeAll, expect, test} from 'vitest';
import {type Browser, launchBrowser, picture} from '../support/browser.ts';
import {aStatus} from '../support/contract-builders.ts';
import {aSnapshot, playHistory} from '../support/played-history.ts';
import {lastRun, on, syncing} from '../support/played-popup.ts';
import {openPlayed} from '../support/played-worker.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser('http://127.0.0.1:9'); // nobody: the worker is played
});
afterAll(() => browser?.close());

const moving = aSnapshot({status: aStatus({lastRun, run: syncing})});
const answers = {...playHistory(50), snapshot: () => moving, form: () => on};

test.each([
  ['popup.html', 360],
  ['sidepanel.html', 400],
  ['sidepanel.html#runs', 400],
  ['options.html#first-sync', 1200],
])(
  'where movement is unwelcome nothing moves on %s while a sync goes on, and its words carry it',
  async (path, width) => {
    const {page} = await openPlayed(browser, path, answers, {width, height: 700});
    await page.emulateMedia({reducedMotion: 'reduce'});
    await page.getByText('38 of 120').first().waitFor();
    const longer = await page.evaluate(() =>
      document
        .getAnimations()
        .filter(({effect}) => Number(effect?.getComputedTiming().endTime ?? 0) > 120)
        .map((animation) => ('animationName' in animation ? animation.animationName : 'transition')),
    );
    expect(longer).toEqual([]);
    for (const arc of await page.locator('.arc-turns').all()) {
      const [drawn, whole] = await arc.evaluate((element: SVGPathElement) => [
        element.getTotalLength(),
        2 * Math.PI * 6,
      ]);
      expect((drawn ?? 0) / (whole ?? 1)).toBeCloseTo(0.75, 2);
    }
    for (const rider of await page.locator('.rider').all())
      expect(await rider.evaluate((element) => getComputedStyle(element).offsetDistance)).toBe('50%');
    await picture(page, `still-${path.replace(/\W/g, '-')}`);
    await page.close();
  },
);
