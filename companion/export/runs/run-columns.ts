import type {Run} from '../../../shared/export/run.ts';
import {localTimes} from '../../http/local-time.ts';

/** The columns of the runs as a file; times by the clock of the zone. */
export function runColumns(timeZone: string) {
  const timeOf = localTimes(timeZone);
  const time = (instant: string | null | undefined) => (instant ? timeOf(instant) : null);
  return [
    {title: `Began (${timeZone})`, cell: ({startedAt}: Run) => time(startedAt)},
    {title: 'Ended', cell: ({finishedAt}: Run) => time(finishedAt)},
    {title: 'Seconds', cell: secondsOf},
    {title: 'Was due', cell: ({slot}: Run) => time(slot)},
    {title: 'What', cell: ({trigger}: Run) => triggerWords[trigger]},
    {title: 'Of', cell: ({scope}: Run) => scopeWords[scope.kind]},
    {title: 'Asked for by', cell: ({requestedBy}: Run) => requestedBy ?? 'Autosync'},
    {title: 'State', cell: ({state}: Run) => state},
    {title: 'Stopped by', cell: ({stoppedBy}: Run) => stoppedBy ?? null},
    {title: 'Completed', cell: ({counts}: Run) => counts.completed},
    {title: 'Failed', cell: ({counts}: Run) => counts.failed},
    {title: 'Skipped', cell: ({counts}: Run) => counts.skipped},
    {title: 'Unchanged', cell: ({counts}: Run) => counts.unchanged},
    {title: 'Waiting', cell: ({counts}: Run) => counts.pending},
    {title: 'What it met', cell: metBy},
  ];
}

const triggerWords: Readonly<Record<Run['trigger'], string>> = {manual: 'Sync Now', auto: 'Autosync', retry: 'Retry'};

const scopeWords: Readonly<Record<Run['scope']['kind'], string>> = {
  all: 'Everything',
  sale: 'One sale',
  purchase: 'One purchase',
  transaction: 'One row',
};

function secondsOf({startedAt, finishedAt}: Run): number | null {
  if (startedAt === null || finishedAt === null) return null;
  return Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / 1_000);
}

function metBy({problem, met = []}: Run): string | null {
  const causes = met.map(({count, title}) => `${count} × ${title}`);
  return [...(problem ? [problem.title] : []), ...causes].join(' ') || null;
}
