import {readFile} from 'node:fs/promises';
import {homedir} from 'node:os';
import {resolve} from 'node:path';
import {unpackArchive} from './backup/archive.ts';
import {putBack} from './backup/put-back.ts';
import {BadVariable, readConfiguration} from './configuration.ts';
import {endWith} from './end-with.ts';
import {sealedPlace} from './pairing/companion-key.ts';
import {systemClock} from './platform/clock.ts';
import {systemIds} from './platform/ids.ts';
import {lockFolder} from './store/lock.ts';
import {nodeDisk} from './store/node-disk.ts';
import {openSecretBox} from './store/secret-box.ts';

// Puts a backup in the place of what the companion remembers: npm run restore -- FILE. Refuses while the companion runs.
try {
  const [, , file] = process.argv;
  if (!file) throw new BadVariable('Say which backup: npm run restore -- FILE.');
  const machine = {platform: process.platform, home: homedir(), folder: process.cwd()};
  const {dataFolder, secretKeyFile} = readConfiguration(process.env, machine);
  const path = resolve(file);
  const archive = unpackArchive(await readFile(path), path);
  const lock = await lockFolder(dataFolder);
  const {contents, before} = await putBack(archive, {disk: nodeDisk, folder: dataFolder, clock: systemClock}).finally(
    () => lock.release(),
  );

  process.stdout.write(
    [
      `Put back into ${dataFolder}, as it was at ${archive.madeAt}: ${contents.documents} documents of DEAR, ${contents.transactions} rows of history, ${contents.people} people.`,
      ...(before ? [`What was there before lies in ${before}.`] : []),
      ...((await opens(contents.sealedKey, secretKeyFile))
        ? []
        : [
            `The secret key it was sealed with is not in ${secretKeyFile}: put it there, or set SECRET_KEY_FILE, before the start.`,
          ]),
      'What was sent to Xero since then is not in it: the first sync looks in Xero before it sends anything again.',
      '',
    ].join('\n'),
  );
} catch (error) {
  endWith(error);
}

/** Whether the secret key of this machine opens what the backup holds. */
async function opens(sealed: string | null, secretKeyFile: string): Promise<boolean> {
  if (sealed === null) return true;
  try {
    (await openSecretBox(secretKeyFile, {ids: systemIds, mayMake: false})).open(sealedPlace, sealed);
    return true;
  } catch {
    return false;
  }
}
