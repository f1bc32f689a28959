import type {Problem} from '../../shared/result.ts';
import {Trouble} from '../platform/trouble.ts';

/** Below this a commit may not fit any more. */
const enough = 4 * 1024 * 1024;

export type Readiness = ReturnType<typeof createReadiness>;

/** Whether the companion can do its work: what the last write met, and what the disk says. */
export function createReadiness(freeBytes: () => Promise<number | undefined>) {
  let refused: Problem | undefined;
  return {
    wrote(): void {
      refused = undefined;
    },
    writeFailed(error: unknown): void {
      if (error instanceof Trouble && error.problem.code.startsWith('store.')) refused = error.problem;
    },
    /** The problem with the disk, if there is one. */
    async diskProblem(): Promise<Problem | undefined> {
      if (refused && refused.code !== 'store.no-space') return refused;
      const free = await freeBytes();
      if (free !== undefined && free < enough) return refused ?? noSpace;
      // There is room again; the next write will show.
      return free === undefined ? refused : undefined;
    },
  };
}

const noSpace: Problem = {
  code: 'store.no-space',
  title: 'The disk of the data folder is full.',
  detail: 'Nothing can be remembered until there is room again, so nothing is sent.',
  fix: 'Free some space on that disk; Deerpath goes on from where it was.',
  raw: null,
};
