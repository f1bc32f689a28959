import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {HistoryQuery} from '../../companion/history/find-page.ts';
import {createHistoryIndex} from '../../companion/history/history-index.ts';
import {initialState} from '../../companion/initial-state.ts';
import {noFailpoints} from '../../companion/platform/failpoints.ts';
import {nodeDisk} from '../../companion/store/node-disk.ts';
import {openStore} from '../../companion/store/open-store.ts';
import {fillStore} from './fill-store.ts';

const ROWS = 100_000;
const PORT = 47_811;

/**
 * A real companion on a folder of as many rows, ledger entries, sales and purchases: how long until it is ready, what memory
 * it takes three seconds later, and how long a page of the history takes. The start before it is the first on that folder.
 */
export async function measureManyRows(): Promise<{startMs: number; memoryMb: number; pagesMs: Record<string, number>}> {
  const place = await mkdtemp(join(tmpdir(), 'deerpath-many-rows-'));
  try {
    const folder = join(place, 'data');
    await fillStore(folder, ROWS);
    const pagesMs = await measurePages(folder);
    await measureStart(place, folder); // an installation's first start compiles what later ones have
    return {...(await measureStart(place, folder)), pagesMs};
  } finally {
    await rm(place, {recursive: true, force: true});
  }
}

async function measureStart(place: string, folder: string): Promise<{startMs: number; memoryMb: number}> {
  const began = performance.now();
  const companion = spawn(process.execPath, [fileURLToPath(new URL('../../companion/main.ts', import.meta.url))], {
    env: {DATA_DIR: folder, SECRET_KEY_FILE: join(place, 'key'), PORT: String(PORT), LOG_LEVEL: 'warn'},
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => companion.once('exit', resolve));
  try {
    while (!(await isReady())) {
      if (companion.exitCode !== null) throw new Error('The companion stopped instead of starting.');
      await pause(10);
    }
    const startMs = performance.now() - began;
    await pause(3_000);
    return {startMs, memoryMb: memoryOf(companion.pid ?? 0)};
  } finally {
    companion.kill();
    await ended;
  }
}

const isReady = () =>
  fetch(`http://127.0.0.1:${PORT}/health/ready`).then(
    ({ok}) => ok,
    () => false,
  );

/** What the system says the process holds, in MB; measured where Linux tells it. */
function memoryOf(pid: number): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (Number(kilobytes) * 1_024) / 1_000_000;
}

/** The slowest of several of each kind, the first of all left out. */
async function measurePages(folder: string): Promise<Record<string, number>> {
  const store = await openStore({disk: nodeDisk, folder, failpoints: noFailpoints, initialState});
  const history = createHistoryIndex(store);
  const query: HistoryQuery = {
    statuses: undefined,
    kinds: undefined,
    text: undefined,
    document: undefined,
    run: undefined,
    problem: undefined,
    among: undefined,
    from: undefined,
    to: undefined,
    limit: 50,
    after: undefined,
  };
  const deep = {createdAt: '2026-01-20T00:00:00.000Z', id: ''};
  const kinds: Record<string, HistoryQuery> = {
    newest: query,
    deep: {...query, after: deep},
    filtered: {...query, statuses: new Set(['Failed']), after: deep},
    searched: {...query, text: 'customer 77'},
  };
  const slowest: Record<string, number> = {};
  history.page(query);
  for (const [kind, one] of Object.entries(kinds)) {
    const times = Array.from({length: 10}, () => {
      const began = performance.now();
      history.page(one);
      return performance.now() - began;
    });
    slowest[kind] = Math.max(...times);
  }
  await store.close();
  return slowest;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
