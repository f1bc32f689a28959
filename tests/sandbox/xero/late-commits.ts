import type {Answer} from './wire.ts';

interface Late {
  readonly due: number;
  readonly key: string | undefined;
  readonly land: () => void;
}

/**
 * Calls whose connection broke but which Xero still works on: each lands at its time, seen by whoever looks afterwards. Nothing runs in
 * the background, so a test ends when it ends.
 */
export function createLateCommits(now: () => number) {
  let waiting: Late[] = [];

  return {
    /** Runs `process` at `due`, with that time; gives its answer then. */
    later(due: number, key: string | undefined, process: (at: number) => Answer): Promise<Answer> {
      return new Promise((resolve) => {
        waiting = [...waiting, {due, key, land: () => resolve(process(due))}].sort((a, b) => a.due - b.due);
      });
    },
    /** Lets everything land that is due by now. */
    settle(): void {
      const due = waiting.filter((late) => late.due <= now());
      waiting = waiting.filter((late) => late.due > now());
      for (const late of due) late.land();
    },
    /** When the call with this key lands, if it is still under way. */
    dueOf: (key: string | undefined): number | undefined =>
      key === undefined ? undefined : waiting.find((late) => late.key === key)?.due,
    get count(): number {
      return waiting.length;
    },
  };
}
