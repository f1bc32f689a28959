import {buildExtension} from '../support/build-extension.ts';

/** Once before all journeys, for every browser. */
export default async function build(): Promise<void> {
  for (const browser of ['chrome', 'edge', 'firefox'] as const) await buildExtension(browser);
}
