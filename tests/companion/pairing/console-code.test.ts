import {expect, test} from 'vitest';
import {offerConsoleCodes} from '../../../companion/pairing/console-code.ts';
import {aCompanion} from '../http/a-companion.ts';

const minute = 60_000;
const log = {debug() {}, info() {}, warn() {}, error() {}};

test('a code stands on the console while nobody is paired, a new one every ten minutes', async () => {
  const it = await aCompanion();
  const lines: string[] = [];
  const stop = new AbortController();
  const offering = offerConsoleCodes(it.companion.pairing, {
    clock: it.clock,
    print: (line) => lines.push(line),
    signal: stop.signal,
    log,
  });
  // Ten minutes of the companion's time pass, and disk in memory has its turns.
  const after = async (minutes: number) => {
    await it.clock.advance(minutes * minute);
    await it.clock.advance(0);
    return lines.length;
  };

  expect(await after(0)).toBe(1);
  expect(await after(9)).toBe(1);
  expect(await after(1)).toBe(2);
  expect(lines.every((line) => /^Pairing code: [0-9A-Z]{4}-[0-9A-Z]{4}$/.test(line))).toBe(true);
  expect(new Set(lines).size).toBe(2);

  const [oldCode, code] = lines.map((line) => line.slice('Pairing code: '.length));
  expect((await it.pairWith(oldCode ?? '')).status).toBe(401);
  expect((await it.pairWith(code ?? '')).status).toBe(201);
  expect(await after(60)).toBe(2);

  stop.abort();
  await offering;
});
