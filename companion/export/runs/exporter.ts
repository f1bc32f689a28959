import type {Preview} from '../../../shared/export/preview.ts';
import type {Run, RunScope} from '../../../shared/export/run.ts';

/** Runs: asked for, waiting, under way, over. */
export interface Exporter {
  /**
   * Asks for a run. Joins the one of the same scope that waits, or that has not read its lists (its document) yet
   * (`joined: true`, the contract's 200); past that, one follow-up of that scope waits. While DEAR
   * or Xero is not connected, the run ends failed with that one problem.
   */
  enqueue(request: {
    scope: RunScope;
    trigger: Run['trigger'];
    requestedBy: string | null;
    /** Only looks what would go; a preview joins no sync, and no sync a preview. */
    preview?: boolean;
    /** Of a scheduled run: when it was due, ISO. */
    slot?: string;
    /** It goes on with what was cut off: nobody asked anew. */
    resumes?: boolean;
  }): Promise<{run: Run; joined: boolean}>;
  /** Stops after the call in hand, as `by` asked. Undefined for an unknown id; a run that is over comes back as it is. */
  stop(id: string, by?: string): Promise<Run | undefined>;
  /** The run under way, else the first that waits. */
  current(): Run | null;
  /** What a preview found out; undefined while it has not, and some time after. */
  preview(id: string): Preview | undefined;
  /** A run under way, with its latest progress; undefined for others. */
  live(id: string): Run | undefined;
  /** Called after a connection came (back): what a standing problem cut off goes on. */
  resume(): Promise<void>;
  /** Reads DEAR's whole lists and notes what the ledger lacks; the next run takes it along. Sends nothing. */
  sweep(): Promise<void>;
  /** Settles what a crash left unknown, then starts working. */
  start(): Promise<void>;
  /** Finishes the call in hand and rests. */
  close(): Promise<void>;
}
