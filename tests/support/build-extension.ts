import {execFile} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the extension as a user gets it, in a process that does not know it is tested. */
export async function buildExtension(browser: 'chrome' | 'edge' | 'firefox' = 'chrome'): Promise<void> {
  const {NODE_ENV: _, VITEST: __, ...environment} = process.env;
  const wxt = fileURLToPath(new URL('../../node_modules/wxt/bin/wxt.mjs', import.meta.url));
  const words = [wxt, 'build', 'extension', '-b', browser];
  await promisify(execFile)(process.execPath, words, {cwd: root, env: environment});
}
