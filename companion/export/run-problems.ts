import type {Status} from '../../shared/contract/status.ts';
import type {Problem} from '../../shared/result.ts';
import {problemOf, Trouble} from '../platform/trouble.ts';

export const interrupted: Problem = problemOf(
  'run.interrupted',
  'The companion stopped in the middle of this sync.',
  'What had gone to Xero is written down; nothing goes twice and nothing is lost.',
  'Sync again to go on.',
);

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
