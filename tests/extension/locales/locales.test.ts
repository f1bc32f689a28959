import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {messagesOf} from '../../support/speaks.ts';

const folder = join(import.meta.dirname, '../../../extension');
const english = await messagesOf('en');
const others = readdirSync(join(folder, 'locales'))
  .map((name) => name.replace('.yml', ''))
  .filter((name) => name !== 'en');

/** What a text takes up, and in how many forms it counts. */
const shapeOf = (text: string) => ({
  takes: [...new Set(text.match(/\{\w+\}|\$\d/g))].sort(),
  forms: text.split(' | ').length,
});

test.each(others)('%s says all that English says, and takes up the same', async (language) => {
  const other = await messagesOf(language);
  expect(Object.keys(other).sort()).toEqual(Object.keys(english).sort());
  for (const [key, text] of Object.entries(english)) {
    expect([key, shapeOf(other[key]?.message ?? '')]).toEqual([key, shapeOf(text?.message ?? '')]);
    expect([key, other[key]?.message.trim()]).not.toEqual([key, '']);
  }
});

test('every text is used somewhere', () => {
  const sources = readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('.wxt'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  // A name written out, in the manifest's own way too, or `group.${…}` for a group whose names are chosen by a code.
  const isUsed = (key: string): boolean => {
    const dotted = key.replaceAll('_', '.');
    const groups = dotted.split('.').map((_, at, parts) => parts.slice(0, at).join('.'));
    return (
      sources.includes(`'${dotted}'`) ||
      sources.includes(`__MSG_${key}__`) ||
      groups.some((group) => group && sources.includes(`\`${group}.\${`))
    );
  };
  expect(Object.keys(english).filter((key) => !isUsed(key))).toEqual([]);
});

test('a browser takes the names as they are', () => {
  expect(Object.keys(english).filter((key) => !/^[a-z][a-zA-Z]*(_[a-zA-Z0-9]+)+$/.test(key))).toEqual([]);
});
