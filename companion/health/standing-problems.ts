import type {Status} from '../../shared/contract/status.ts';
import type {Run} from '../../shared/export/run.ts';
import type {Problem} from '../../shared/result.ts';

/** Everything that can keep all documents waiting, as it is now. */
export interface StandingSources extends Pick<Status, 'dear' | 'xero'> {
  readonly lastRun: Run | null;
  /** What the schedule itself has to say: a run that did not happen, or does not end. */
  readonly schedule: readonly Problem[];
}

/**
 * What keeps everything waiting until somebody acts: a connection that fails, what ended the last run where that is
 * something else, such as the day's limit, and a schedule that is not kept. A crash is over when the companion is back.
 */
export function standingProblems({dear, xero, lastRun, schedule}: StandingSources): Problem[] {
  const connections = [dear, xero]
    .filter(({state, problem}) => state === 'failing' || problem?.code === 'xero.native-link')
    .map(({problem}) => problem ?? unnamed);
  const ended = lastRun?.state === 'failed' ? lastRun.problem : undefined;
  const isNews = ended && !notStanding.has(ended.code) && !connections.some(({code}) => code === ended.code);
  return [...connections, ...(isNews ? [ended] : []), ...schedule];
}

/** Over by now, or told by the connection itself for as long as it lasts. */
const notStanding = new Set([
  'run.interrupted',
  'dear.not-connected',
  'dear.keys-refused',
  'xero.not-connected',
  'xero.not-chosen',
  'xero.login-ended',
  'xero.access-lost',
  'xero.scope-missing',
  'xero.app-refused',
  'xero.other-currency',
]);

const unnamed: Problem = {
  code: 'connection.failing',
  title: 'A connection fails.',
  detail: '',
  fix: 'Open Set up and connect again.',
  raw: null,
};
