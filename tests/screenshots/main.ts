import {startSandbox} from '../sandbox/sandbox.ts';
import {launchBrowser} from '../support/browser.ts';
import {buildExtension} from '../support/build-extension.ts';
import {startCompanion} from '../support/companion-process.ts';
import {WIDE} from '../support/stage.ts';
import {openAlbum} from './album.ts';
import {photographGerman} from './german.ts';
import {photographDearPages} from './on-dear-pages.ts';
import {photographPanel} from './panel.ts';
import {photographPopup} from './popup.ts';
import {photographSettings, photographSetUp} from './set-up.ts';

/**
 * Writes a picture of every screen in every state to `.screenshots/`: what people bring about on the sandbox and a real
 * companion, from the first page of the set-up on; what is rare with a worker whose answers are played.
 */
await buildExtension();
const album = await openAlbum();
const sandbox = await startSandbox({callsPerMinute: 6000, xero: {limits: {minute: 6000}}});
const companion = await startCompanion({...sandbox.environment, ...WIDE, SMTP_URL: 'smtp://127.0.0.1:9'});
const browser = await launchBrowser(sandbox.url);
const studio = {album, sandbox, companion, browser};
browser.context.setDefaultTimeout(15_000);
try {
  await album.attempt('set-up', () => photographSetUp(studio));
  await photographDearPages(studio);
  await photographSettings(studio);
  await photographPopup(studio);
  await photographPanel(studio);
  await album.attempt('German', () => photographGerman(studio));
} finally {
  await browser.close();
  await companion.remove();
  await sandbox.close();
}
console.log(`${album.count()} pictures in .screenshots/`);
for (const what of album.missed()) console.error(`Not pictured: ${what}`);
process.exit(album.missed().length > 0 ? 1 : 0);
