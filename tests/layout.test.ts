import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join, relative, resolve, sep} from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Which side may lean on which: shared ← companion, shared ← extension, and never between the two. */
const mayImport: Record<string, readonly string[]> = {
  shared: ['shared'],
  companion: ['companion', 'shared'],
  extension: ['extension', 'shared'],
};

const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'})
    .filter((name) => /\.[jt]sx?$/.test(name) && !name.includes('.wxt') && !name.includes('node_modules'))
    .map((name) => join(root, folder, name));

const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, path]) => path ?? '');

test.each(Object.keys(mayImport))('the arrows of %s point the right way', (side) => {
  const wrong = sources(side).flatMap((file) =>
    importsOf(file)
      .filter((path) => path.startsWith('.'))
      .map((path) => relative(root, resolve(dirname(file), path)).split(sep)[0] ?? '')
      .filter((target) => !mayImport[side]?.includes(target))
      .map((target) => `${relative(root, file)} → ${target}`),
  );
  expect(wrong).toEqual([]);
});

test('what both sides use knows neither Node nor the browser, no network and no clock', () => {
  const wrong = sources('shared').filter((file) => {
    const text = readFileSync(file, 'utf8');
    return (
      importsOf(file).some((path) => path.startsWith('node:') || path === 'zod' || path.startsWith('wxt')) ||
      /\b(Date\.now|new Date\(\)|fetch\(|Math\.random|process\.|window\.|document\.cookie)/.test(text)
    );
  });
  expect(wrong.map((file) => relative(root, file))).toEqual([]);
});

test('the companion asks its clock, not the machine’s, and reads the environment in one place', () => {
  const allowed = new Set(
    ['platform/clock.ts', 'platform/ids.ts', 'main.js', 'pair.ts', 'backup.ts', 'restore.ts', 'service.ts'].map(
      (name) => join('companion', name),
    ),
  );
  const wrong = sources('companion')
    .filter((file) => !allowed.has(relative(root, file)))
    .filter((file) => /\b(Date\.now\(\)|new Date\(\)|Math\.random\(\)|process\.env)/.test(readFileSync(file, 'utf8')));
  expect(wrong.map((file) => relative(root, file))).toEqual([]);
});

test('the top level holds what it should and nothing else', () => {
  const known = new Set([
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'README.md',
    'LICENSE',
    'extension',
    'companion',
    'shared',
    'tests',
    'node_modules',
    'dist',
    'data',
    'data-backups',
  ]);
  expect(readdirSync(root).filter((name) => !name.startsWith('.') && !known.has(name))).toEqual([]);
  expect(existsSync(join(root, 'README.md'))).toBe(true);
});

test('everything runs on Node 24', () => {
  expect(Number(process.versions.node.split('.')[0])).toBeGreaterThanOrEqual(24);
});
