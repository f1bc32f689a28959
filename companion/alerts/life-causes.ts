import {problemOf} from '../platform/trouble.ts';
import type {Cause} from './cause.ts';
import {standingCause} from './standing-cause.ts';

/** What people are told of the start itself: that the version is another one, that the last stop was none. */
export function lifeCauses(start: {version: string; versionBefore: string | undefined; afterCrash: boolean}): Cause[] {
  const {version, versionBefore, afterCrash} = start;
  const problems = [];
  if (versionBefore !== undefined && versionBefore !== version) {
    problems.push(
      problemOf(
        'companion.updated',
        `The companion was updated to version ${version}.`,
        `It was ${versionBefore} before. Settings and history are as they were.`,
        'Nothing to do. Browsers that open Deerpath next may have to be updated, too.',
      ),
    );
  }
  if (afterCrash) {
    problems.push(
      problemOf(
        'companion.restarted',
        'The companion was started again after it had stopped unexpectedly.',
        'What had gone to Xero was written down: nothing goes twice and nothing is lost.',
        'Nothing to do, once. If it happens again, look into the companion’s log.',
      ),
    );
  }
  return problems.map(standingCause);
}

/** Told once when it happens, and over by itself after a week: there is nothing to mend. */
export const isEvent = (code: string): boolean => code.startsWith('companion.');
