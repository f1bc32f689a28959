import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest';
import {saleIds} from '../sandbox/books/seeded-sales.ts';
import {type Sandbox, startSandbox} from '../sandbox/sandbox.ts';
import {type CompanionProcess, startCompanion} from '../support/companion-process.ts';
import {type Firefox, type FirefoxPage, findFirefox, launchFirefox} from '../support/firefox.ts';
import {WIDE} from '../support/stage.ts';

const program = findFirefox();
if (!program) console.log('Firefox is not on this machine: its journey is skipped. Debian has it as firefox-esr.');

describe.skipIf(!program)('in Firefox', () => {
  let sandbox: Sandbox;
  let companion: CompanionProcess;
  let firefox: Firefox;
  let setUp: FirefoxPage;

  beforeAll(async () => {
    sandbox = await startSandbox({callsPerMinute: 6000, xero: {limits: {minute: 6000}}});
    companion = await startCompanion({...sandbox.environment, ...WIDE});
    firefox = await launchFirefox(program ?? '', sandbox.url);
    setUp = await firefox.open('options.html');
  });
  afterAll(async () => {
    await firefox?.close();
    await companion?.remove();
    await sandbox?.close();
  });

  const ask = <Value>(name: string, details: unknown = null): Promise<Value> =>
    setUp.evaluate(
      `browser.runtime.sendMessage(${JSON.stringify({deerpath: 'ask', ask: name, with: details})}).then((answer) => answer.value)`,
    );

  test('the set-up pairs it with the companion, whose token DEAR’s pages cannot read', async () => {
    await vi.waitFor(async () => expect(await setUp.evaluate(`document.forms.length`)).toBe(1), {timeout: 10_000});
    await fill(setUp, 'Companion address', companion.url);
    await fill(setUp, 'Pairing code', await companion.pairingCode());
    await fill(setUp, 'Your name', 'Accounts');
    await setUp.evaluate(`document.querySelector('form').requestSubmit()`);
    await vi.waitFor(async () =>
      expect(await setUp.evaluate('document.body.innerText')).toContain('Accounts, administrator'),
    );
    // Content scripts see the extension's storage in Firefox: the pairing is kept from it.
    expect(Object.keys(await setUp.evaluate('browser.storage.local.get()'))).not.toContain('pairing');
  });

  test('a click on a sale takes it to Xero, and the page says so', async () => {
    await ask('connect-dear', sandbox.dear.keys);
    const {authorizeUrl} = await ask<{authorizeUrl: string}>('connect-xero');
    await fetch(await sandbox.xero.allow(authorizeUrl));
    await ask('try-again');

    const id = saleIds.authorised;
    const page = await firefox.dear(`/Sale#${id}~${id}~tabInvoice`);
    const control = `document.querySelector('deerpath-sync-button')?.shadowRoot`;
    const words = () => page.evaluate<string>(`${control}?.textContent ?? ''`);
    await vi.waitFor(async () => expect(await words()).toContain('Not in Xero'), {timeout: 20_000, interval: 200});
    await page.click(`${control}.querySelector('button.sync')`);
    await vi.waitFor(async () => expect(await words()).toContain('In Xero INV-00123'), {
      timeout: 20_000,
      interval: 200,
    });
  });

  test('the menu opens whole below its button, from a header that cuts off what sticks out', async () => {
    const page = await firefox.dear('/Dashboard');
    const menu = `document.querySelector('deerpath-menu')?.shadowRoot`;
    await vi.waitFor(async () => expect(await page.evaluate(`!!${menu}?.querySelector('.menu-button')`)).toBe(true), {
      timeout: 20_000,
      interval: 200,
    });
    await page.evaluate(`(document.querySelector('deerpath-menu').parentElement.style.overflow = 'hidden')`);
    await page.click(`${menu}.querySelector('.menu-button')`);
    const sheet = `${menu}.querySelector('deerpath-sheet')`;
    const lies = `(() => {
      const [sheet, button] = [${sheet}, ${menu}.querySelector('.menu-button')].map((one) => one?.getBoundingClientRect());
      if (!sheet?.width) return null;
      const drawn = document.elementFromPoint(sheet.x + sheet.width / 2, sheet.bottom - 20)?.localName;
      return [drawn, Math.floor(sheet.y - button.bottom), ${sheet}.matches(':popover-open')];
    })()`;
    await vi.waitFor(async () => expect(await page.evaluate(lies)).toEqual(['deerpath-menu', 6, true]), {
      timeout: 10_000,
      interval: 200,
    });
  });

  test('the sidebar holds the history, and the popup the last sync', async () => {
    const history = await firefox.open('sidepanel.html');
    await vi.waitFor(async () => expect(await history.evaluate('document.body.innerText')).toContain('INV-00123'), {
      timeout: 10_000,
    });
    const popup = await firefox.open('popup.html');
    await vi.waitFor(async () => expect(await popup.evaluate('document.body.innerText')).toContain('Sync Now'));
  });
});

async function fill(page: FirefoxPage, label: string, value: string): Promise<void> {
  const field = `[...document.querySelectorAll('label')].find(({textContent}) => textContent === ${JSON.stringify(label)}).control`;
  await page.evaluate(
    `(() => { const field = ${field}; field.value = ${JSON.stringify(value)}; field.dispatchEvent(new InputEvent('input', {bubbles: true})); })()`,
  );
}
