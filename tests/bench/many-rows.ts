import {readFileSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {systemClock} from '../../companion/platform/clock.ts';
import {isOver, type Run} from '../../shared/export/run.ts';
import {createBooks} from '../sandbox/books/books.ts';
import {manyFreshSales} from '../sandbox/books/many-fresh.ts';
import {startSandbox} from '../sandbox/sandbox.ts';
import {type Ask, asking, pairAndConnect} from '../support/asking.ts';
import {type CompanionProcess, startCompanion} from '../support/companion-process.ts';
import {fillStore} from './fill-store.ts';

const ROWS = 100_000;
const CALLS = 100_000;
const SYNCS = 3;
/** Documents that each sync finds. */
const FRESH = 40;
const TIMES = 10;

export interface ManyRows {
  /** From its spawn to the line that says that it listens; the first one reads every record. */
  readonly firstStartMs: number;
  readonly startMs: number;
  /** What the system says it holds: once it listens, and the most of it after each of all the rest. */
  readonly memoryMb: number;
  readonly memoryLaterMb: number;
  /** The median of several, asked over HTTP. */
  readonly pagesMs: Readonly<Record<string, number>>;
}

/**
 * A real companion on a folder of as many rows, ledger entries, sales and purchases: how long until it listens, how long a
 * page of the history takes, and what memory it takes before and after many pages, all of it as a file, and syncs. Linux alone
 * tells the memory.
 */
export async function measureManyRows(): Promise<ManyRows> {
  const folder = await mkdtemp(join(tmpdir(), 'deerpath-many-rows-'));
  const limits = {minute: CALLS, day: CALLS, appMinute: CALLS};
  const sandbox = await startSandbox({
    books: createBooks({clock: systemClock}),
    callsPerMinute: CALLS,
    xero: {limits},
  });
  const calls = {
    DEAR_CALLS_PER_MINUTE: String(CALLS),
    XERO_CALLS_PER_MINUTE: String(CALLS),
    XERO_CALLS_PER_DAY: String(CALLS),
  };
  const companion = await startCompanion({...sandbox.environment, ...calls}, {folder});
  try {
    const token = await pairAndConnect(companion, sandbox);
    const ask = asking(companion, token);
    await companion.stop();
    await fillStore(join(folder, 'data'), ROWS);
    for (const name of ['rows', 'ledger', 'masters']) await rm(join(folder, 'data', `${name}.index`));
    const firstStartMs = await measureStart(companion);
    await companion.stop();
    const startMs = await measureStart(companion);
    const memoryMb = memoryOf(companion);

    const pagesMs = await measurePages(ask);
    const later = [memoryOf(companion)];
    await readAsFile(companion, token);
    later.push(memoryOf(companion));
    for (let time = 0; time < SYNCS; time += 1) {
      sandbox.dear.books.add(manyFreshSales(FRESH, {first: 10_001 + time * FRESH}));
      await sync(ask);
      later.push(memoryOf(companion));
    }
    return {firstStartMs, startMs, memoryMb, memoryLaterMb: Math.max(...later), pagesMs};
  } finally {
    await companion.remove();
    await sandbox.close();
  }
}

async function measureStart(companion: CompanionProcess): Promise<number> {
  const began = performance.now();
  await companion.start();
  return performance.now() - began;
}

/** Pages at both ends, filtered and searched; the first of all is left out. */
async function measurePages(ask: Ask): Promise<Record<string, number>> {
  const [deep = ''] = (await cursors(ask, 40)).slice(-1);
  const kinds = {
    newest: '',
    deep: `cursor=${encodeURIComponent(deep)}`,
    filtered: 'status=Failed&from=2026-01-10',
    searched: 'q=customer+77',
    'searched for a letter': 'q=c',
  };
  const medians: Record<string, number> = {};
  for (const [kind, filter] of Object.entries(kinds)) {
    const times: number[] = [];
    for (let time = 0; time <= TIMES; time += 1) {
      const began = performance.now();
      await ask('GET', `/api/transactions?limit=50&${filter}`);
      times.push(performance.now() - began);
    }
    medians[kind] = times.slice(1).sort((one, other) => one - other)[TIMES / 2] ?? 0;
  }
  return medians;
}

/** Where each of so many pages, one after the other, ends. */
async function cursors(ask: Ask, pages: number): Promise<string[]> {
  const found: string[] = [];
  while (found.length < pages) {
    const cursor = found.length > 0 ? `&cursor=${encodeURIComponent(found.at(-1) ?? '')}` : '';
    const {nextCursor} = await ask<{nextCursor: string}>('GET', `/api/transactions?limit=200${cursor}`);
    found.push(nextCursor);
  }
  return found;
}

async function readAsFile({url}: CompanionProcess, token: string): Promise<void> {
  const answer = await fetch(`${url}/api/transactions.csv`, {headers: {authorization: `Bearer ${token}`}});
  let bytes = 0;
  for await (const piece of answer.body ?? []) bytes += piece.length;
  if (bytes < 100 * ROWS) throw new Error('The history as a file is too short.');
}

async function sync(ask: Ask): Promise<void> {
  let {run} = await ask<{run: Run}>('POST', '/api/runs', {scope: {kind: 'all'}});
  while (!isOver(run.state)) {
    await systemClock.sleep(100);
    ({run} = await ask<{run: Run}>('GET', `/api/runs/${run.id}`));
  }
  if (run.counts.completed < FRESH) throw new Error('The sync took less to Xero than there was.');
}

/** In MB. */
function memoryOf({pid}: CompanionProcess): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (Number(kilobytes) * 1_024) / 1_000_000;
}
