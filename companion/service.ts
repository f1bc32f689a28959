import {mkdir, writeFile} from 'node:fs/promises';
import {homedir, userInfo} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {BadVariable, readConfiguration} from './configuration.ts';
import {endWith} from './end-with.ts';
import {serviceFor} from './service/service-for.ts';
import {variablesRead} from './service/variables-read.ts';

// Has this machine bring the companion back after a restart: npm run service, or npm run service -- --print to look first.
try {
  const words = process.argv.slice(2);
  const strange = words.find((word) => word !== '--print');
  if (strange)
    throw new BadVariable(`${strange} is not known here. --print shows what would be written, and writes nothing.`);

  if (process.env.SUDO_USER) {
    throw new BadVariable(
      'Type it without sudo: the service is of the user that runs the companion. What needs more is said then.',
    );
  }

  const machine = {platform: process.platform, home: homedir(), folder: process.cwd()};
  const {names, configuration} = variablesRead(process.env, (environment) => readConfiguration(environment, machine));
  const service = serviceFor({
    platform: process.platform,
    home: machine.home,
    user: accountOf(userInfo().username, process.env),
    isRoot: process.getuid?.() === 0,
    node: process.execPath,
    project: join(dirname(fileURLToPath(import.meta.url)), '..'),
    variables: {
      ...Object.fromEntries(names.map((name) => [name, process.env[name] ?? ''])),
      // Where things lie must not depend on who starts it, and from where.
      DATA_DIR: configuration.dataFolder,
      SECRET_KEY_FILE: configuration.secretKeyFile,
    },
  });

  for (const {path, text, encoding, mode} of service.files) {
    if (words.includes('--print')) process.stdout.write(`${path}\n\n${text}\n`);
    else {
      await mkdir(dirname(path), {recursive: true});
      await writeFile(path, encoding === 'utf16le' ? `\uFEFF${text}` : text, {encoding, mode});
      process.stdout.write(`Wrote ${path}\n`);
    }
  }
  process.stdout.write(`\n${service.next.join('\n')}\n`);
} catch (error) {
  endWith(error);
}

/** On Windows an account belongs to a domain, or to the machine. */
function accountOf(name: string, {USERDOMAIN}: NodeJS.ProcessEnv): string {
  return process.platform === 'win32' && USERDOMAIN ? `${USERDOMAIN}\\${name}` : name;
}
