import type {Status} from '../../shared/contract/status.ts';
import {isOver, type Run} from '../../shared/export/run.ts';
import type {Problem} from '../../shared/result.ts';
import type {DearConnection} from '../dear/connection.ts';
import type {Exporter} from '../export/exporter.ts';
import type {HistoryIndex} from '../history/history-index.ts';
import type {Store} from '../store/store.ts';
import type {XeroConnection} from '../xero/connection.ts';

export interface StatusDependencies {
  version: string;
  store: Store;
  dear: DearConnection;
  xero: XeroConnection;
  exporter: Exporter;
  history: HistoryIndex;
}

/** How things stand, for the badge, the popup and the panel. */
export function currentStatus({version, store, dear, xero, exporter, history}: StatusDependencies): Status {
  const parts = {dear: dear.status(), xero: withNativeLink(xero.status(), store.state.nativeLink ?? null)};
  const lastRun = findLastRun(store);
  const counts = history.counts();
  return {
    version,
    ...parts,
    run: exporter.current(),
    lastRun,
    nextAutosyncAt: null,
    pending: counts.Pending,
    problems: counts.Failed + standingProblems(parts, lastRun).length,
    budget: {...xero.budget(), dearMinute: dear.budget()},
  };
}

/**
 * What keeps everything waiting until somebody acts: a connection that fails, and what ended the last run where that is
 * something else, such as the day's limit. A crash is over when the companion is back.
 */
export function standingProblems({dear, xero}: Pick<Status, 'dear' | 'xero'>, lastRun: Run | null): Problem[] {
  const problems = [dear, xero]
    .filter(({state, problem}) => state === 'failing' || problem?.code === 'xero.native-link')
    .map(({problem}) => problem ?? unnamed);
  const ended = lastRun?.state === 'failed' ? lastRun.problem : undefined;
  if (!ended || notStanding.has(ended.code) || problems.some(({code}) => code === ended.code)) return problems;
  return [...problems, ended];
}

/** The login works, and still something about Xero needs a person. */
const withNativeLink = (xero: Status['xero'], problem: Problem | null): Status['xero'] =>
  xero.state === 'connected' && problem ? {...xero, problem} : xero;

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

export function findLastRun(store: Store): Run | null {
  let last: Run | null = null;
  for (const {run} of store.values('runs')) {
    if (isOver(run.state) && (last === null || (run.finishedAt ?? '') >= (last.finishedAt ?? ''))) last = run;
  }
  return last;
}

const unnamed: Problem = {
  code: 'connection.failing',
  title: 'A connection fails.',
  detail: '',
  fix: 'Open Set up and connect again.',
  raw: null,
};
