import {saleIds} from '../sandbox/books/seeded-sales.ts';
import {startSandbox} from '../sandbox/sandbox.ts';
import {type Browser, launchBrowser} from '../support/browser.ts';
import {shiftsOf, watchShifts} from '../support/layout-shift.ts';
import {ourTasks} from '../support/our-tasks.ts';
import {playHistory} from '../support/played-history.ts';
import {openPlayed} from '../support/played-worker.ts';
import {scrollFrames, scrollToEnd} from '../support/scroll-frames.ts';

const OPENINGS = 9;
const ROWS = 10_000;
const ROW_HEIGHT = 54;
const SALE = `/Sale#${saleIds.authorised}~${saleIds.authorised}~tabInvoice`;

/** What people wait for, in a real browser with the extension as it is built; milliseconds, each the median of some. */
export async function measureScreens() {
  const sandbox = await startSandbox();
  const browser = await launchBrowser(sandbox.url);
  try {
    const result = {
      popup: await firstPaint(browser, 'popup.html', {width: 360, height: 600}),
      panel: await firstPaint(browser, 'sidepanel.html', {width: 400, height: 860}),
      frame: await frameOfScrolling(browser),
      page: await onDearPage(browser),
    };
    return result;
  } finally {
    await browser.close();
    await sandbox.close();
  }
}

/** Until there is something to read: before that the page is empty. */
async function firstPaint(browser: Browser, path: string, size: {width: number; height: number}): Promise<number> {
  const times: number[] = [];
  for (let opening = 0; opening < OPENINGS; opening += 1) {
    const page = await browser.open(path, size);
    times.push(await page.evaluate(contentfulPaint));
    await page.close();
  }
  return median(times);
}

const contentfulPaint = (): Promise<number> =>
  new Promise((resolve) =>
    new PerformanceObserver((list) => {
      for (const {startTime} of list.getEntriesByName('first-contentful-paint')) resolve(startTime);
    }).observe({type: 'paint', buffered: true}),
  );

async function frameOfScrolling(browser: Browser): Promise<{median: number; late: number}> {
  const {page} = await openPlayed(browser, 'sidepanel.html', playHistory(ROWS), {width: 400, height: 860});
  await page.locator('a.transaction').first().waitFor();
  await scrollToEnd(page, ROWS * ROW_HEIGHT);
  const frames = await scrollFrames(page);
  await page.close();
  return {median: median(frames), late: frames.filter((frame) => frame > 34).length};
}

/** A sale's page from its first moment until our control stands and three seconds have gone by. */
async function onDearPage(browser: Browser): Promise<{longest: number; whole: number; shift: number}> {
  const page = await browser.dear('/SaleList');
  await watchShifts(page);
  const tasks = await ourTasks(page, async () => {
    await page.goto(`https://inventory.dearsystems.com${SALE}`);
    await page.locator('deerpath-sync-button').waitFor();
    await page.waitForTimeout(3_000);
  });
  const shift = (await shiftsOf(page)).reduce((sum, {value}) => sum + value, 0);
  await page.close();
  return {...tasks, shift};
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
