import {posix, win32} from 'node:path';
import {environmentFile} from './environment-file.ts';
import {launchdPlist} from './launchd-plist.ts';
import {scheduledTask} from './scheduled-task.ts';
import {systemdUnit} from './systemd-unit.ts';

export interface ServiceFacts {
  readonly platform: string;
  readonly home: string;
  /** Who runs it. */
  readonly user: string;
  readonly isRoot: boolean;
  /** The Node that runs now, and the folder of the project: absolute paths. */
  readonly node: string;
  readonly project: string;
  /** What the companion is set by, now. */
  readonly variables: Readonly<Record<string, string>>;
}

export interface Service {
  readonly files: readonly {
    readonly path: string;
    readonly text: string;
    readonly encoding: 'utf8' | 'utf16le';
    readonly mode: number;
  }[];
  /** What to type next, and what it does; plain lines. */
  readonly next: readonly string[];
}

/** How one program is started, the same on every system: its settings in a file for its owner alone. */
export interface Start {
  readonly node: string;
  readonly words: readonly string[];
  readonly project: string;
}

/** The files by which a system brings the companion back after a restart, and what to type next. Pure. */
export function serviceFor(facts: ServiceFacts): Service {
  switch (facts.platform) {
    case 'win32':
      return forWindows(facts);
    case 'darwin':
      return forMac(facts);
    default:
      return forLinux(facts);
  }
}

const startOf = (facts: ServiceFacts, settings: string, main: string): Start => ({
  node: facts.node,
  words: [`--env-file=${settings}`, main],
  project: facts.project,
});

const settingsFile = (path: string, {variables}: ServiceFacts) =>
  ({path, text: environmentFile(variables), encoding: 'utf8', mode: 0o600}) as const;

function forLinux(facts: ServiceFacts): Service {
  const {isRoot, home, user, project} = facts;
  const settings = isRoot ? '/etc/deerpath/companion.env' : posix.join(home, '.config/deerpath/companion.env');
  const unit = isRoot
    ? '/etc/systemd/system/deerpath.service'
    : posix.join(home, '.config/systemd/user/deerpath.service');
  const start = startOf(facts, settings, posix.join(project, 'companion/main.js'));
  const systemctl = isRoot ? 'systemctl' : 'systemctl --user';
  return {
    files: [
      settingsFile(settings, facts),
      {path: unit, text: systemdUnit(start, isRoot ? {user} : undefined), encoding: 'utf8', mode: 0o644},
    ],
    next: [
      'Now type:',
      ...(isRoot ? [] : [`  loginctl enable-linger ${user}    (so that it runs while nobody is logged in)`]),
      `  ${systemctl} daemon-reload`,
      `  ${systemctl} enable --now deerpath    (starts it, and again after every restart)`,
      `See how it is: ${systemctl} status deerpath. Its log: ${isRoot ? 'journalctl' : 'journalctl --user'} -u deerpath -f`,
      ...common(facts, settings, 'companion/pair.ts'),
      `Take it away: ${systemctl} disable --now deerpath, then remove both files.`,
    ],
  };
}

function forMac(facts: ServiceFacts): Service {
  const {home, project} = facts;
  const settings = posix.join(home, 'Library/Application Support/deerpath/companion.env');
  const agent = posix.join(home, 'Library/LaunchAgents/deerpath.companion.plist');
  const log = posix.join(home, 'Library/Logs/deerpath.log');
  const start = startOf(facts, settings, posix.join(project, 'companion/main.js'));
  return {
    files: [
      settingsFile(settings, facts),
      {path: agent, text: launchdPlist(start, log), encoding: 'utf8', mode: 0o644},
    ],
    next: [
      'Now type:',
      `  launchctl bootstrap gui/$(id -u) ${quotedWord(agent)}    (starts it, and again whenever you log in)`,
      'On a Mac that restarts by itself, let this user log in automatically (System Settings, Users & Groups).',
      `See how it is: launchctl print gui/$(id -u)/deerpath.companion. Its log: tail -f ${quotedWord(log)}`,
      ...common(facts, settings, 'companion/pair.ts'),
      'Take it away: launchctl bootout gui/$(id -u)/deerpath.companion, then remove both files.',
    ],
  };
}

function forWindows(facts: ServiceFacts): Service {
  const {home, project, user} = facts;
  const folder = win32.join(home, 'AppData\\Roaming\\deerpath');
  const settings = win32.join(folder, 'companion.env');
  const task = win32.join(folder, 'companion-task.xml');
  const start = startOf(facts, settings, win32.join(project, 'companion\\main.js'));
  return {
    files: [
      settingsFile(settings, facts),
      {path: task, text: scheduledTask(start, {user}), encoding: 'utf16le', mode: 0o600},
    ],
    next: [
      'Now type, in a terminal that you opened as administrator:',
      `  schtasks /Create /TN Deerpath /XML "${task}"    (starts it after every restart, before anybody logs in)`,
      '  schtasks /Run /TN Deerpath    (starts it now)',
      'See how it is: schtasks /Query /TN Deerpath. It is looked after every five minutes, and started when it is gone.',
      'Stop it, to update it: schtasks /Change /TN Deerpath /DISABLE, schtasks /End /TN Deerpath. Then /ENABLE and /Run.',
      ...common(facts, settings, 'companion\\pair.ts'),
      'Take it away: schtasks /End /TN Deerpath, schtasks /Delete /TN Deerpath, then remove both files.',
    ],
  };
}

const common = ({node, project}: ServiceFacts, settings: string, pair: string): string[] => [
  `A pairing code, with the same settings: ${quotedWord(node)} --env-file=${quotedWord(settings)} ${quotedWord(`${project}${project.includes('\\') ? '\\' : '/'}${pair}`)}`,
  `Its settings are those set now; change them in ${settings}, then restart it.`,
];

const quotedWord = (word: string): string => (/^[\w./:\\-]+$/.test(word) ? word : `"${word}"`);
