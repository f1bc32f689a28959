import {chmod, mkdtemp, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {systemIds} from '../../../companion/platform/ids.ts';
import {openSecretBox} from '../../../companion/store/secret-box.ts';
import {memorySecretBox} from '../../support/memory-secret-box.ts';

const place = 'state/xero.tokens';
let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deerpath-key-'));
  file = join(folder, 'deerpath', 'secret.key');
});
afterEach(() => rm(folder, {recursive: true, force: true}));

test.each(['', 'a token', 'ünïcode 桥 \u0000 " \\', 'x'.repeat(100_000)])('what was sealed opens again', (text) => {
  const box = memorySecretBox();
  const sealed = box.seal(place, text);
  expect(box.open(place, sealed)).toBe(text);
  expect(sealed).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]{16}\.[\w-]*\.[\w-]{22}$/);
  expect(box.seal(place, text)).not.toBe(sealed); // the same text twice does not look the same
});

test('the key is made on the first start, for its owner alone, and serves every later start', async () => {
  const sealed = (await openSecretBox(file, {ids: systemIds})).seal(place, 'a token');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, 'deerpath'))).mode & 0o777).toBe(0o700);
  expect(await readdir(join(folder, 'deerpath'))).toEqual(['secret.key']);
  expect((await openSecretBox(file, {ids: systemIds})).open(place, sealed)).toBe('a token');
});

test('two that make the key in the same moment use the same one', async () => {
  const [one, other] = await Promise.all([
    openSecretBox(file, {ids: systemIds}),
    openSecretBox(file, {ids: systemIds}),
  ]);
  expect(other.open(place, one.seal(place, 'a token'))).toBe('a token');
});

test.each(['', 'hello', 'deerpath-key-v1 short\n', '{"key":"…"}', `deerpath-key-v1 ${'A'.repeat(43)}\nmore`])(
  'a file that is no key is refused and left as it is',
  async (text) => {
    file = join(folder, 'secret.key');
    await writeFile(file, text, {mode: 0o600});
    await expect(openSecretBox(file, {ids: systemIds})).rejects.toMatchObject({
      kind: 'standing',
      problem: {code: 'store.key-unreadable', title: expect.stringContaining(file)},
    });
    expect(await readFile(file, 'utf8')).toBe(text);
  },
);

test.each([0o604, 0o640, 0o666])('a key that others may read is refused', async (mode) => {
  await openSecretBox(file, {ids: systemIds});
  await chmod(file, mode);
  await expect(openSecretBox(file, {ids: systemIds})).rejects.toMatchObject({
    problem: {code: 'store.key-unreadable', fix: expect.stringContaining('chmod 600')},
  });
});

test('text sealed with another key, for another place, or changed by a letter does not open, and is not quoted', () => {
  const box = memorySecretBox();
  const sealed = box.seal(place, 'a token');
  const parts = sealed.split('.');
  const changed = parts.map((_, index) => parts.map((part, at) => (at === index ? flip(part) : part)).join('.'));
  const shortTag = [...parts.slice(0, 4), (parts[4] ?? '').slice(0, 8)].join('.');

  const refused: [string, () => string][] = [
    ['another key', () => memorySecretBox(2).open(place, sealed)],
    ['another place', () => box.open('state/dear.applicationKey', sealed)],
    ['plain text', () => box.open(place, 'a token')],
    ['a short tag', () => box.open(place, shortTag)],
    ...changed.map((text): [string, () => string] => [text, () => box.open(place, text)]),
  ];
  for (const [, open] of refused) {
    try {
      open();
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({kind: 'standing', problem: {code: 'store.secret-unreadable'}});
      expect(JSON.stringify(error)).not.toMatch(/a token/);
      expect(JSON.stringify(error)).not.toContain(parts[3]);
    }
  }
});

const flip = (text: string): string => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
