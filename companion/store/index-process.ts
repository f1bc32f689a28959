import {join} from 'node:path';
import type {BriefName} from './briefs.ts';
import type {FileHead} from './file-text.ts';
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
  const found = readHeads(names.map((name) => join(folder, name)));
  const heads = new Map(names.map((name, at): [string, FileHead | undefined] => [name, found[at]]));
  const index = await readIndex(nodeDisk, folder, collection);
  const sheets = await readSheets(nodeDisk, folder, collection, {version, names, heads, index});
  await writeIndex(nodeDisk, folder, collection, sheets);
}
