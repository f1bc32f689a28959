import {homedir} from 'node:os';
import {readConfiguration} from './configuration.ts';
import {endWith} from './end-with.ts';
import {codeDrop} from './pairing/code-drop.ts';
import {newCode, shortLived} from './pairing/codes.ts';
import {hashOf} from './pairing/tokens.ts';
import {isoTime, systemClock} from './platform/clock.ts';
import {noFailpoints} from './platform/failpoints.ts';
import {systemIds} from './platform/ids.ts';
import {nodeDisk} from './store/node-disk.ts';

// Prints an administrator's code, for whoever may write in the data folder: with a running companion and without.
try {
  const machine = {platform: process.platform, home: homedir(), folder: process.cwd()};
  const {dataFolder} = readConfiguration(process.env, machine);
  const code = newCode(systemIds);
  const expiresAt = isoTime(systemClock.now() + shortLived);
  await nodeDisk.makeFolder(dataFolder);
  await codeDrop(nodeDisk, dataFolder, noFailpoints).leave({hash: hashOf(code), role: 'admin', expiresAt});
  process.stdout.write(`Pairing code: ${code}\n`);
} catch (error) {
  endWith(error);
}
