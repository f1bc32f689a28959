import type {BriefName} from './briefs.ts';
import {readIndex, writeIndex} from './index-file.ts';
import {nodeDisk} from './node-disk.ts';
import {readHeads} from './read-heads.ts';
import {readSheets} from './read-sheets.ts';

/** What `index-aside.ts` asks for. */
export interface IndexTask {
  readonly folder: string;
  readonly collection: BriefName;
  readonly version: number;
  readonly names: readonly string[];
}

process.once('disconnect', () => process.exit(1)); // who asked for it is gone, and the folder not ours any more
process.once('message', async (task) => {
  await makeIndex(task as IndexTask);
  process.exit(0);
});

async function makeIndex({folder, collection, version, names}: IndexTask): Promise<void> {
  const index = readIndex(nodeDisk, folder, collection);
  // Where no index is of any use every file is read anyway.
  const heads = await readHeads(nodeDisk, folder, index ? names : []);
  const sheets = await readSheets(nodeDisk, folder, collection, {version, names, heads, index});
  await writeIndex(nodeDisk, folder, collection, sheets);
}
