import type {Status} from '../../../shared/contract/status.ts';
import type {Problem} from '../../../shared/result.ts';
import {problemOf, Trouble} from '../../platform/trouble.ts';

export const interrupted: Problem = problemOf(
  'run.interrupted',
  'The companion stopped in the middle of this sync.',
  'What had gone to Xero is written down; nothing goes twice and nothing is lost.',
  'Sync again to go on.',
);

export const broke: Problem = problemOf(
  'run.broke',
  'The sync stopped on a fault of Deerpath itself.',
  'What had gone to Xero is written down; nothing goes twice.',
  'Sync again. If it stays, look into the companion’s log.',
);

export const beforeFirstDay = (day: string | null): Problem =>
  problemOf(
    'export.before-first-day',
    'It is dated before the first day.',
    `Documents count from ${day ?? ''}. Nothing was sent.`,
    'An administrator can choose an earlier first day in the set-up.',
  );

/**
 * A sync that a lost login cut off goes on by itself. One that was asked for before anything was connected does not: the
 * first full sync waits until somebody chose the first day.
 */
export function isMendedByConnecting(problem: Problem | undefined): boolean {
  const code = problem?.code ?? '';
  return /^(xero|dear)\./.test(code) && !['dear.not-connected', 'xero.not-connected', 'xero.not-chosen'].includes(code);
}

/** The standing trouble of a run that finds no connection: what the connection itself says, else that there is none. */
export function notConnected(side: 'dear' | 'xero', status: Status['dear'] | Status['xero']): Trouble {
  if (status.problem) return new Trouble('standing', status.problem);
  const problem =
    side === 'dear'
      ? problemOf(
          'dear.not-connected',
          'DEAR is not connected.',
          'Deerpath has no keys to read the documents with.',
          'An administrator connects DEAR in the set-up.',
        )
      : status.state === 'choose'
        ? problemOf(
            'xero.not-chosen',
            'No Xero organisation is chosen.',
            'The login covers several organisations.',
            'An administrator chooses one in the set-up.',
          )
        : problemOf(
            'xero.not-connected',
            'Xero is not connected.',
            'Nobody has logged in to Xero yet. Nothing is lost.',
            'An administrator connects Xero in the set-up.',
          );
  return new Trouble('standing', problem);
}
