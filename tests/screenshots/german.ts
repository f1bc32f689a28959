import {type Browser, launchBrowser} from '../support/browser.ts';
import {germanExtension} from '../support/german-extension.ts';
import {playedSettings} from '../support/played-settings.ts';
import {openPlayed} from '../support/played-worker.ts';
import {panelStates} from './panel.ts';
import {popupStates} from './popup.ts';
import {panelSize, popupSize, type Studio} from './studio.ts';

/** The main screens in German. */
export async function photographGerman(studio: Studio): Promise<void> {
  const german = await germanExtension();
  const browser = await launchBrowser(studio.sandbox.url, german.options);
  try {
    await photograph(studio, browser);
  } finally {
    await browser.close();
    await german.remove();
  }
}

async function photograph({album}: Studio, browser: Browser): Promise<void> {
  for (const {name, snapshot, facts, failed = [], act} of popupStates) {
    if (act || !facts) continue;
    const {page} = await openPlayed(browser, 'popup.html', playedSettings(facts, snapshot, failed).answers, popupSize);
    await page.getByRole('heading', {level: 2}).first().waitFor();
    await album.take(page, `german-popup-${name}`);
    await page.close();
  }
  const tabs = ['Vorgänge', 'Läufe', 'Systemaktivitätsbericht', 'Benachrichtigungen'];
  for (const [index] of tabs.entries()) {
    const {page} = await openPlayed(browser, 'sidepanel.html', (panelStates[0]?.answers ?? (() => ({})))(), panelSize);
    await page.getByRole('tab').nth(index).click();
    await album.take(page, `german-panel-${index + 1}`, {widths: [320]});
    await page.close();
  }
  const page = await browser.open('options.html');
  await page.getByRole('textbox').first().waitFor();
  await album.take(page, 'german-setup', {widths: [360]});
  await page.close();
}
