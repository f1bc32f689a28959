import {systemClock} from '../../companion/platform/clock.ts';
import {startSandbox} from './sandbox.ts';

const port = Number(process.env.SANDBOX_PORT ?? 4790);
const sandbox = await startSandbox({clock: systemClock, port});

process.stdout.write(`Sandbox listening on ${sandbox.url}

DEAR account ID       ${sandbox.dear.keys.accountId}
DEAR application key  ${sandbox.dear.keys.applicationKey}

The companion finds it with:
${Object.entries(sandbox.environment)
  .map(([name, value]) => `  ${name}=${value}`)
  .join('\n')}
`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close());
