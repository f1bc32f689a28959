import {join} from 'node:path';
import type {Failpoints} from '../platform/failpoints.ts';
import type {Disk} from '../store/disk.ts';

const name = 'running';

/** A file that lies in the data folder from the start to a clean stop: one that lies there at the start tells of a crash. */
export function runningMark({disk, folder, failpoints}: {disk: Disk; folder: string; failpoints: Failpoints}) {
  const path = join(folder, name);
  return {
    /** Whether the last stop was not clean. */
    lies: async (): Promise<boolean> => (await disk.list(folder)).includes(name),

    put: (): Promise<void> =>
      failpoints.pass(
        'process.started',
        async () => {
          await disk.write(path, '');
          await disk.syncFile(path);
          await disk.syncFolder(folder);
        },
        () => disk.write(path, ''),
      ),

    take: (): Promise<void> =>
      failpoints.pass(
        'process.stopped',
        async () => {
          await disk.remove(path);
          await disk.syncFolder(folder);
        },
        () => disk.remove(path),
      ),
  };
}
