import type {Start} from './service-for.ts';
import {xmlText} from './xml-text.ts';

/**
 * A task for Windows' scheduler that starts the companion with the machine, as its user and without a password kept (S4U).
 * Whether a program that ended counts as failed, and is started anew, the scheduler does not promise: so it is asked every
 * five minutes as well, and leaves one that runs alone. Elements stand in the order of the schema, and Count is one byte
 * there (Microsoft's documentation, Task Scheduler Schema).
 */
export const scheduledTask = (
  {node, words, project}: Start,
  {user}: {user: string},
): string => `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>Deerpath companion: takes what is authorised in DEAR to Xero</Description></RegistrationInfo>
  <Triggers>
    <BootTrigger><Enabled>true</Enabled><Delay>PT30S</Delay></BootTrigger>
    <TimeTrigger><Enabled>true</Enabled><StartBoundary>2024-01-01T00:00:00</StartBoundary><Repetition><Interval>PT5M</Interval></Repetition></TimeTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author"><UserId>${xmlText(user)}</UserId><LogonType>S4U</LogonType><RunLevel>LeastPrivilege</RunLevel></Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <RestartOnFailure><Interval>PT1M</Interval><Count>255</Count></RestartOnFailure>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>${xmlText(node)}</Command>
      <Arguments>${xmlText(words.map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(' '))}</Arguments>
      <WorkingDirectory>${xmlText(project)}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
`;
