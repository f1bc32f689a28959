import {buildExtension} from '../support/build-extension.ts';

/** Once before all journeys, for every browser: they run side by side, and none may build beneath another. */
export default async function build(): Promise<void> {
  for (const browser of ['chrome', 'edge', 'firefox'] as const) await buildExtension(browser);
}
