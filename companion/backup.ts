import {writeFile} from 'node:fs/promises';
import {homedir} from 'node:os';
import {join, resolve} from 'node:path';
import {makeBackup} from './backup/make-backup.ts';
import {readConfiguration} from './configuration.ts';
import {endWith} from './end-with.ts';
import {systemClock} from './platform/clock.ts';
import {nodeDisk} from './store/node-disk.ts';

// Keeps all that the companion remembers in one file, while it runs or not: npm run backup, or npm run backup -- FOLDER.
try {
  const machine = {platform: process.platform, home: homedir(), folder: process.cwd()};
  const {dataFolder, secretKeyFile} = readConfiguration(process.env, machine);
  const {bytes, name, contents} = await makeBackup({disk: nodeDisk, folder: dataFolder, clock: systemClock});
  const target = resolve(process.argv[2] ?? `${dataFolder}-backups`);
  await nodeDisk.makeFolder(target);
  const path = join(target, name);
  await writeFile(path, bytes, {mode: 0o600, flag: 'wx', flush: true});
  await nodeDisk.syncFolder(target);

  process.stdout.write(
    [
      `Kept in ${path}, and checked: ${contents.documents} documents of DEAR, ${contents.transactions} rows of history, ${contents.people} people.`,
      `Not in it: the secret key that opens DEAR's key and Xero's login. It lies in ${secretKeyFile}; keep a copy of that elsewhere.`,
      'To put it back: stop the companion, then npm run restore -- FILE.',
      '',
    ].join('\n'),
  );
} catch (error) {
  endWith(error);
}
