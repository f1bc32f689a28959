import type {Page} from 'playwright-core';

/** What our part on a page takes of its time, in milliseconds: the longest stretch without a rest, and all of it. */
export interface OurTasks {
  readonly longest: number;
  readonly whole: number;
}

/** Looks at so much of a page's life, by the browser's own profiler. */
export async function ourTasks(page: Page, live: () => Promise<unknown>): Promise<OurTasks> {
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.start');
  await live();
  const {profile} = await session.send('Profiler.stop');
  await session.detach();
  const ours = new Set<number>();
  for (const {id, callFrame, children = []} of profile.nodes) {
    if (callFrame.url.startsWith('chrome-extension:')) ours.add(id);
    if (ours.has(id)) for (const child of children) ours.add(child);
  }
  let [longest, lasted, whole] = [0, 0, 0];
  for (const [index, id] of (profile.samples ?? []).entries()) {
    const took = (profile.timeDeltas?.[index] ?? 0) / 1_000;
    lasted = ours.has(id) ? lasted + took : 0;
    whole += ours.has(id) ? took : 0;
    longest = Math.max(longest, lasted);
  }
  return {longest, whole};
}
