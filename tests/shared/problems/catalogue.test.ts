import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {callPoints, writePoints} from '../../../companion/platform/failpoints.ts';
import {defaultSettings} from '../../../shared/contract/default-settings.ts';
import {catalogue, knownProblem} from '../../../shared/problems/catalogue.ts';

const companion = join(import.meta.dirname, '../../../companion');

/** Names of the same form that are no problem: failpoints, fields of the settings, scopes of Xero's, files, fields of a body. */
const others = new Set<string>([...writePoints, ...callPoints, ...fieldsOf(defaultSettings)]);
const isOther = (name: string): boolean =>
  others.has(name) || /^accounting\./.test(name) || /\.(json|js|ts|key|id|csv|html|env|target)$/.test(name);

function fieldsOf(value: object): string[] {
  return Object.entries(value).flatMap(([name, within]) =>
    typeof within === 'object' && within !== null && !Array.isArray(within)
      ? [name, ...fieldsOf(within).map((field) => `${name}.${field}`)]
      : [name],
  );
}

const codesOfTheCompanion = (): Map<string, string> => {
  const found = new Map<string, string>();
  for (const file of readdirSync(companion, {recursive: true, encoding: 'utf8'})) {
    if (!file.endsWith('.ts')) continue;
    for (const [, code] of readFileSync(join(companion, file), 'utf8').matchAll(/'([a-z]+\.[a-z][a-z-]*)'/g)) {
      if (code && !isOther(code)) found.set(code, file);
    }
  }
  return found;
};

test('every problem the companion can tell of is in the catalogue', () => {
  const missing = [...codesOfTheCompanion()].filter(([code]) => !Object.hasOwn(catalogue, code));
  expect(missing.map(([code, file]) => `${code} (${file})`)).toEqual([]);
});

test('the catalogue knows no problem that nobody tells of', () => {
  const used = codesOfTheCompanion();
  expect(Object.keys(catalogue).filter((code) => !used.has(code))).toEqual([]);
});

test.each(Object.entries(catalogue))('%s is told in the voice of a colleague', (_, {title, cause, fix}) => {
  for (const text of [title, cause, fix]) expect(text).not.toMatch(/please|oops|successfully|!|error occurred/i);
  expect(title).not.toMatch(/\.$/);
  expect(title.length).toBeLessThanOrEqual(70);
  for (const sentence of [cause, fix]) expect(sentence).toMatch(/\.\)?$/);
});

test('an unknown problem asks for nothing clever', () => {
  expect(knownProblem('xero.never-seen')).toMatchObject({place: 'history'});
});
