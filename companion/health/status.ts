import type {Status} from '../../shared/contract/status.ts';
import {isOver, type Run} from '../../shared/export/run.ts';
import type {Problem} from '../../shared/result.ts';
import {openCauses} from '../alerts/notices-of.ts';
import type {DearConnection} from '../dear/connection.ts';
import type {Exporter} from '../export/runs/exporter.ts';
import type {HistoryIndex} from '../history/history-index.ts';
import type {Autosync} from '../schedule/autosync.ts';
import type {Store} from '../store/store.ts';
import type {XeroConnection} from '../xero/connection.ts';
import {standingProblems} from './standing-problems.ts';

export interface StatusDependencies {
  version: string;
  store: Store;
  dear: DearConnection;
  xero: XeroConnection;
  exporter: Exporter;
  history: HistoryIndex;
  autosync: Pick<Autosync, 'nextAt'>;
  /** Whether the companion can send e-mail. */
  mail: boolean;
}

/** How things stand, for the badge, the popup and the panel. */
export function currentStatus(dependencies: StatusDependencies): Status {
  const {version, store, dear, xero, exporter, history, autosync, mail} = dependencies;
  const parts = {dear: dear.status(), xero: withNativeLink(xero.status(), store.state.nativeLink ?? null)};
  const lastRun = findLastRun(store);
  const schedule = store.state.autosync?.problems.filter(({severity}) => severity === 'error') ?? [];
  const standing = standingProblems({...parts, lastRun, schedule});
  const counts = history.counts();
  return {
    version,
    ...parts,
    run: exporter.current(),
    lastRun,
    nextAutosyncAt: autosync.nextAt(),
    pending: counts.Pending,
    problems: counts.Failed + standing.length,
    standing,
    notifications: openCauses(store.values('notices')),
    mail,
    budget: {...xero.budget(), dearMinute: dear.budget()},
  };
}

/** The login works, and still something about Xero needs a person. */
const withNativeLink = (xero: Status['xero'], problem: Problem | null): Status['xero'] =>
  xero.state === 'connected' && problem ? {...xero, problem} : xero;

function findLastRun(store: Store): Run | null {
  let last: Run | null = null;
  for (const {run} of store.values('runs')) {
    if (isOver(run.state) && !run.preview && (last === null || (run.finishedAt ?? '') >= (last.finishedAt ?? '')))
      last = run;
  }
  return last;
}
