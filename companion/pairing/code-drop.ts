import {join} from 'node:path';
import * as z from 'zod';
import type {Failpoints} from '../platform/failpoints.ts';
import type {Disk} from '../store/disk.ts';

/** A code that `npm run pair` made. Its hash lies in the data folder, where only the user that runs Deerpath can write. */
const droppedCode = z.object({
  hash: z.string().length(64),
  role: z.enum(['admin', 'staff']),
  expiresAt: z.iso.datetime(),
});
type DroppedCode = z.infer<typeof droppedCode>;

export interface CodeDrop {
  leave(code: DroppedCode): Promise<void>;
  /** All that lie there, expired ones too. */
  read(): Promise<DroppedCode[]>;
  take(hash: string): Promise<void>;
}

/**
 * How `npm run pair` hands over a code, whether the companion runs or not: the companion looks here when somebody pairs,
 * so a code counts from the moment its file is there.
 */
export function codeDrop(disk: Disk, dataFolder: string, failpoints: Failpoints): CodeDrop {
  const folder = join(dataFolder, 'pairing-codes');
  const pathOf = (hash: string) => join(folder, `${hash}.json`);

  return {
    async leave(code) {
      const path = pathOf(code.hash);
      const text = JSON.stringify(code);
      await disk.makeFolder(folder);
      await failpoints.pass(
        'pairing.code-left',
        async () => {
          await disk.write(`${path}.tmp`, text);
          await disk.syncFile(`${path}.tmp`);
          await disk.rename(`${path}.tmp`, path);
          await disk.syncFolder(folder);
        },
        () => disk.write(`${path}.tmp`, text.slice(0, text.length / 2)),
      );
    },
    async read() {
      const names = (await disk.list(folder)).filter((name) => /^[0-9a-f]{64}\.json$/.test(name));
      const codes = await Promise.all(names.map(async (name) => parse(await disk.read(join(folder, name)))));
      return codes.filter((code) => code !== undefined);
    },
    async take(hash) {
      await failpoints.pass(
        'pairing.code-taken',
        async () => {
          await disk.remove(pathOf(hash));
          await disk.syncFolder(folder);
        },
        () => disk.remove(pathOf(hash)),
      );
    },
  };
}

/** A file that is no code of ours counts for nothing. */
function parse(text: string | undefined): DroppedCode | undefined {
  try {
    return droppedCode.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
}
