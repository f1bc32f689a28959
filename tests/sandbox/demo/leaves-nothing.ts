import {execFile} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {must} from './scene.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** Where the demo and the build within it write. */
const written = ['.demo', 'dist', 'extension/.wxt'];

/** Stops the step when git sees a file in a folder the demo writes to. A copy without git has nobody to see one. */
export async function leavesNothing(): Promise<readonly string[] | undefined> {
  const git = async (...parts: string[]) => (await promisify(execFile)('git', parts, {cwd: root})).stdout.trim();
  try {
    await git('rev-parse', '--is-inside-work-tree');
  } catch {
    return ['No git here to ask.'];
  }
  const seen = await git('status', '--porcelain', '--untracked-files=all', '--', ...written);
  must(seen === '', `Git sees ${seen.split('\n').join(', ')}.`);
  return [`All it wrote lies in ${written.join(', ')}.`];
}
