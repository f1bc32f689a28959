import type {Start} from './service-for.ts';

/** A unit that starts the companion once the network is there and again when it fails, but not for a bad setting (exit code 2). */
export const systemdUnit = ({node, words, project}: Start, system?: {user: string}): string => `[Unit]
Description=Deerpath companion: takes what is authorised in DEAR to Xero
After=network-online.target
Wants=network-online.target

[Service]
Type=exec
ExecStart=${[node, ...words].map(word).join(' ')}
WorkingDirectory=${escaped(project)}
${system ? `User=${system.user}\n` : ''}Restart=on-failure
RestartSec=5
RestartPreventExitStatus=2
KillSignal=SIGTERM
TimeoutStopSec=120
UMask=0077
NoNewPrivileges=yes

[Install]
WantedBy=${system ? 'multi-user.target' : 'default.target'}
`;

/** A path may hold blanks; % and $ mean something to systemd (systemd.service, Command lines). */
const word = (text: string): string =>
  `"${escaped(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('$', '$$$$')}"`;

const escaped = (text: string): string => text.replaceAll('%', '%%');
