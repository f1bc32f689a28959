import {createHash} from 'node:crypto';
import {readFileSync, statSync} from 'node:fs';
import {expect, test} from 'vitest';
import {EXTENSION_ID} from '../support/browser.ts';

const built = new URL('../../dist/chrome-mv3/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', built), 'utf8'));

test('it asks for no more than it needs', () => {
  expect(manifest.permissions.sort()).toEqual(['alarms', 'notifications', 'scripting', 'sidePanel', 'storage']);
  expect(manifest.host_permissions.sort()).toEqual(['http://127.0.0.1/*', 'https://inventory.dearsystems.com/*']);
  expect(manifest.optional_host_permissions).toEqual(['https://*/*']);
  expect(manifest.externally_connectable).toBeUndefined();
  expect(manifest.web_accessible_resources).toBeUndefined();
});

test('its ID is that of its key', () => {
  const digest = createHash('sha256').update(Buffer.from(manifest.key, 'base64')).digest('hex').slice(0, 32);
  const id = [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
  expect(id).toBe(EXTENSION_ID);
});

test('the part on DEAR’s pages is under 40 kB', () => {
  expect(statSync(new URL('content-scripts/dear.js', built)).size).toBeLessThan(40_000);
});

test('the part on DEAR’s pages makes no call of its own', () => {
  expect(readFileSync(new URL('content-scripts/dear.js', built), 'utf8')).not.toMatch(
    /\bfetch\(|XMLHttpRequest|WebSocket|EventSource/,
  );
});
