import type {Start} from './service-for.ts';
import {xmlText} from './xml-text.ts';

/** An agent that keeps the companion alive: started anew when it fails, left alone when it was stopped. */
export const launchdPlist = (
  {node, words, project}: Start,
  log: string,
): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key><string>deerpath.companion</string>
  <key>ProgramArguments</key>
  <array>
${[node, ...words].map((one) => `    <string>${xmlText(one)}</string>\n`).join('')}  </array>
  <key>WorkingDirectory</key><string>${xmlText(project)}</string>
  <key>RunAtLoad</key><true/>
  <key>KeepAlive</key><dict><key>SuccessfulExit</key><false/></dict>
  <key>ThrottleInterval</key><integer>10</integer>
  <key>ExitTimeOut</key><integer>120</integer>
  <key>Umask</key><integer>63</integer>
  <key>StandardOutPath</key><string>${xmlText(log)}</string>
  <key>StandardErrorPath</key><string>${xmlText(log)}</string>
</dict>
</plist>
`;
