import {existsSync} from 'node:fs';
import {enableCompileCache} from 'node:module';
import {resolve} from 'node:path';
import {setFlagsFromString} from 'node:v8';

// Most of what is made here is of use for a moment: room for young objects that only ever grows would be a third of it all.
setFlagsFromString('--semi-space-growth-factor=1');
// What was compiled once need not be compiled at each start: that is half of the time until the companion is ready. It lies
// in the data folder, where nobody else may put anything; a folder that is not there yet is made by who keeps it to itself.
const folder = resolve(process.env.DATA_DIR || 'data');
if (existsSync(folder)) enableCompileCache(resolve(folder, 'compiled'));
const {live} = await import('./serve.ts');
await live(process.env);
