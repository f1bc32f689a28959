// Plain JavaScript: what Node needs to read TypeScript takes 15 MB and a tenth of a second, and is only needed for what is not
// compiled yet.
import {existsSync} from 'node:fs';
import {enableCompileCache} from 'node:module';
import {resolve} from 'node:path';
import {setFlagsFromString} from 'node:v8';

// Most of what is made here is of use for a moment. Left to itself, the collector lets it lie until it is most of the memory,
// and keeps for itself what it once took.
setFlagsFromString('--optimize-for-size');
setFlagsFromString('--semi-space-growth-factor=1');
setFlagsFromString('--heap-growing-percent=20');
// `fetch` reads answers with a WebAssembly program. Made quicker as it goes, it would take ten megabytes for nothing to be felt.
setFlagsFromString('--no-wasm-tier-up');
setFlagsFromString('--no-wasm-dynamic-tiering');
// What is made here is for its owner alone.
process.umask(0o077);
// What was compiled once need not be compiled at each start: that is half of the time until the companion is ready. It lies
// in the data folder, where nobody else may put anything; a folder that is not there yet is made by who keeps it to itself.
const folder = resolve(process.env.DATA_DIR || 'data');
if (existsSync(folder)) enableCompileCache(resolve(folder, 'compiled'));
const {live} = await import('./serve.ts');
await live(process.env);
