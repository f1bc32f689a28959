import {createHash} from 'node:crypto';
import {readdirSync, readFileSync, statSync} from 'node:fs';
import {expect, test} from 'vitest';
import {EXTENSION_ID} from '../support/browser.ts';

const dist = new URL('../../dist/', import.meta.url);
const browsers = ['chrome', 'edge', 'firefox'] as const;
const fileOf = (browser: string, name: string): URL => new URL(`${browser}-mv3/${name}`, dist);
const manifestOf = (browser: string) => JSON.parse(readFileSync(fileOf(browser, 'manifest.json'), 'utf8'));

/** What STORE.md explains, a sentence each. */
const explained = [
  ...readFileSync(new URL('../../extension/STORE.md', import.meta.url), 'utf8').matchAll(/^\* `([^`]+)` \w.{20,}/gm),
].map(([, name]) => name ?? '');

test.each(browsers)('in %s it asks for what STORE.md explains, and for nothing else', (browser) => {
  const {permissions, host_permissions, optional_host_permissions, ...manifest} = manifestOf(browser);
  const asked = [...permissions, ...host_permissions, ...optional_host_permissions].sort();
  const fits = browser === 'firefox' ? explained.filter((name) => name !== 'sidePanel') : explained;
  expect(asked).toEqual(fits.sort());
  expect(manifest.optional_permissions).toBeUndefined();
  expect(manifest.externally_connectable).toBeUndefined();
  expect(manifest.web_accessible_resources).toBeUndefined();
});

test.each(browsers)('in %s nothing is loaded from elsewhere', (browser) => {
  const policy: string = manifestOf(browser).content_security_policy.extension_pages;
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toMatch(/unsafe|\*|data:/);
  const files = readdirSync(fileOf(browser, ''), {recursive: true, encoding: 'utf8'});
  for (const name of files.filter((file) => file.endsWith('.html'))) {
    expect(readFileSync(fileOf(browser, name), 'utf8')).not.toMatch(/(src|href)="(https?:)?\/\//);
  }
  for (const name of files.filter((file) => file.endsWith('.js'))) {
    expect(readFileSync(fileOf(browser, name), 'utf8')).not.toMatch(/\beval\(|new Function\(|importScripts\(/);
  }
});

test('each browser gets what it needs: panel or sidebar, worker or page, a key only where it fixes the ID', () => {
  expect(manifestOf('chrome')).toMatchObject({
    key: expect.any(String),
    side_panel: {},
    background: {service_worker: 'background.js'},
  });
  expect(manifestOf('edge')).toMatchObject({side_panel: {}, minimum_chrome_version: '137'});
  expect(manifestOf('edge').key).toBeUndefined();
  expect(manifestOf('firefox')).toMatchObject({
    manifest_version: 3,
    sidebar_action: {default_panel: 'sidepanel.html', open_at_install: false},
    background: {scripts: ['background.js']},
    browser_specific_settings: {gecko: {strict_min_version: '140.0'}},
  });
  expect(manifestOf('firefox').key).toBeUndefined();
});

test.each(browsers)('in %s its two commands have keys that people can change', (browser) => {
  const {commands} = manifestOf(browser);
  expect(Object.keys(commands)).toEqual(['sync-document', 'open-panel']);
  for (const {suggested_key, description} of Object.values<{suggested_key: {default: string}; description: string}>(
    commands,
  )) {
    expect(suggested_key.default).toMatch(/^Alt\+Shift\+[A-Z]$/);
    expect(description).toMatch(/^__MSG_/);
  }
});

test('its ID is that of its key', () => {
  const {key} = manifestOf('chrome');
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  const id = [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
  expect(id).toBe(EXTENSION_ID);
});

test.each(browsers)('in %s the part on DEAR’s pages is under 40 kB and makes no call of its own', (browser) => {
  expect(statSync(fileOf(browser, 'content-scripts/dear.js')).size).toBeLessThan(40_000);
  expect(readFileSync(fileOf(browser, 'content-scripts/dear.js'), 'utf8')).not.toMatch(
    /\bfetch\(|XMLHttpRequest|WebSocket|EventSource/,
  );
});
