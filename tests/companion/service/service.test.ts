import {spawn, spawnSync} from 'node:child_process';
import {mkdtemp, readFile, rm, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseEnv} from 'node:util';
import fc from 'fast-check';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {environmentFile} from '../../../companion/service/environment-file.ts';
import {type ServiceFacts, serviceFor} from '../../../companion/service/service-for.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'deerpath-service-'));
});
afterEach(() => rm(home, {recursive: true, force: true}));

const facts = (changes: Partial<ServiceFacts>): ServiceFacts => ({
  platform: 'linux',
  home: '/home/ada',
  user: 'ada',
  isRoot: false,
  node: '/opt/node 24/bin/node',
  project: '/srv/deer path/50%',
  variables: {DATA_DIR: '/srv/data', XERO_CLIENT_SECRET: 'a"b$c'},
  ...changes,
});

test('whatever a variable holds, the companion reads the same again', () => {
  const value = fc.string({unit: fc.constantFrom(...` '"\`\\n$%#=;&äz桥`)}).filter((text) => text.trim() === text);
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('A', 'B_C', 'D1'), value), (variables) => {
      let text: string;
      try {
        text = environmentFile(variables);
      } catch {
        // Only what no quotes can hold may be refused.
        return Object.values(variables).some((one) => one.includes("'") && one.includes('`') && /["\\]/.test(one));
      }
      expect(parseEnv(text)).toEqual(variables);
      return true;
    }),
  );
});

test.each([
  ['linux', false, '/home/ada/.config/systemd/user/deerpath.service', 'systemctl --user enable --now deerpath'],
  ['linux', true, '/etc/systemd/system/deerpath.service', 'systemctl enable --now deerpath'],
  ['darwin', false, '/home/ada/Library/LaunchAgents/deerpath.companion.plist', 'launchctl bootstrap'],
  ['win32', false, '\\home\\ada\\AppData\\Roaming\\deerpath\\companion-task.xml', 'schtasks /Create /TN Deerpath'],
])('on %s (as root: %s) the service lies in %s', (platform, isRoot, path, next) => {
  const service = serviceFor(facts({platform, isRoot}));
  const [settings, unit] = service.files;
  expect(unit?.path).toBe(path);
  expect(service.next.join('\n')).toContain(next);
  // Secrets lie in the one file that is for its owner alone, and nowhere else.
  expect(settings?.mode).toBe(0o600);
  expect(settings?.text).toContain('a"b$c');
  expect(unit?.text).not.toContain('a"b$c');
  expect(service.next.join('\n')).not.toContain('a"b$c');
});

test('a unit survives blanks and signs in paths, and starts at every restart', () => {
  const [, unit] = serviceFor(facts({})).files;
  expect(unit?.text).toContain(
    'ExecStart="/opt/node 24/bin/node" "--env-file=/home/ada/.config/deerpath/companion.env" "/srv/deer path/50%%/companion/main.js"',
  );
  expect(unit?.text).toContain('WorkingDirectory=/srv/deer path/50%%\n');
  expect(unit?.text).toContain('WantedBy=default.target');
  expect(serviceFor(facts({isRoot: true})).files[1]?.text).toContain('User=ada\n');
});

test('an agent and a task are XML, whatever the paths hold', () => {
  for (const platform of ['darwin', 'win32']) {
    const [, file] = serviceFor(facts({platform, node: '/opt/a&b <c>/node'})).files;
    expect(file?.text).toContain('/opt/a&amp;b &lt;c&gt;/node');
    expect(file?.text.match(/<(\w+)[^>]*[^/]>/g)?.length).toBe(file?.text.match(/<\/(\w+)>/g)?.length);
  }
});

test('a task is looked after every few minutes, and keeps to the bounds of the schema', () => {
  const [, task] = serviceFor(facts({platform: 'win32'})).files;
  expect(task?.text).toMatch(/<Interval>PT5M<\/Interval>/);
  expect(task?.text).toContain('<MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>');
  // One byte without a sign.
  expect(Number(/<Count>(\d+)<\/Count>/.exec(task?.text ?? '')?.[1])).toBeLessThanOrEqual(255);
});

test('npm run service writes a unit whose very command starts the companion with the settings of now', async () => {
  const environment = {
    HOME: home,
    PORT: '0',
    DATA_DIR: join(home, 'my data'),
    XERO_CLIENT_ID: 'app$1',
    SMTP_URL: 'smtp://me:p%20w@mail.example:587',
    UNRELATED_SECRET: 'not yours',
  };
  const asUser = process.getuid?.() === 0 ? ['--print'] : [];
  const written = spawnSync(process.execPath, ['companion/service.ts', ...asUser], {
    cwd: root,
    env: environment,
    encoding: 'utf8',
  });
  expect([written.status, written.stderr]).toEqual([0, '']);
  const settings =
    asUser.length > 0 ? settingsIn(written.stdout) : await readOwn(join(home, '.config/deerpath/companion.env'));
  expect(settings).toEqual({
    DATA_DIR: environment.DATA_DIR,
    PORT: '0',
    SECRET_KEY_FILE: join(home, '.config/deerpath/secret.key'),
    SMTP_URL: environment.SMTP_URL,
    XERO_CLIENT_ID: 'app$1',
  });

  const child = spawn(process.execPath, ['companion/main.js'], {
    cwd: root,
    env: settings,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const said = await new Promise<string>((resolve) => child.stdout.once('data', (piece) => resolve(String(piece))));
    expect(said).toContain('listening on http://127.0.0.1:');
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
});

test('what cannot be is said in one sentence', () => {
  const refused = (words: string[], environment: Record<string, string>) => {
    const {status, stderr} = spawnSync(process.execPath, ['companion/service.ts', ...words], {
      cwd: root,
      env: {HOME: home, ...environment},
      encoding: 'utf8',
    });
    return [status, stderr.trim().split('\n').length];
  };
  expect(refused(['--install'], {})).toEqual([2, 1]);
  expect(refused([], {PORT: 'many'})).toEqual([2, 1]);
  expect(refused([], {SUDO_USER: 'ada'})).toEqual([2, 1]);
});

const settingsIn = (printed: string) => parseEnv(printed.slice(printed.indexOf('\n'), printed.indexOf('.service')));

async function readOwn(path: string) {
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  return parseEnv(await readFile(path, 'utf8'));
}
