import {spawnSync} from 'node:child_process';
import {findChromium} from './chromium.ts';

/** Makes sure that a Chromium is there for what runs next: installs Debian's when run as root, else says what to install. */
if (!findChromium()) {
  const isRoot = process.getuid?.() === 0;
  const hasApt = spawnSync('apt-get', ['--version']).status === 0;
  if (isRoot && hasApt) {
    console.log('No Chromium here yet: installing Debian’s package.');
    const run = (...parts: string[]) =>
      spawnSync('apt-get', parts, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'},
      });
    run('update', '-qq');
    run('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation', 'fonts-noto-cjk');
  }
  if (!findChromium()) {
    console.error(
      'Chromium is missing: install it with “sudo apt-get install chromium”, or name one in CHROMIUM_PATH.',
    );
    process.exit(1);
  }
}
