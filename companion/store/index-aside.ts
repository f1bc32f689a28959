import {fork} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import type {IndexTask} from './index-process.ts';

const program = fileURLToPath(new URL('./index-process.ts', import.meta.url));

/**
 * Makes the index of a collection in a process of its own: every record is read for it, and what that takes of memory is given
 * back as a whole when it ends. Rejects where anything stands in the way, a file that cannot be read for instance.
 */
export function indexAside(task: IndexTask): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(program, {stdio: ['ignore', 'ignore', 'ignore', 'ipc']});
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error('The process that made an index ended too soon.')),
    );
    child.send(task, (error) => error && reject(error));
  });
}
