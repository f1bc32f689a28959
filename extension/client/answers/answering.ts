import type {Run} from '../../../shared/export/run.ts';
import type {AnswerTo, Ask, AskName, PanelPlace} from '../../messages/asks.ts';
import type {Link} from '../link.ts';
import type {Memory} from '../memory.ts';
import type {Snapshot} from '../snapshot.ts';

/** What the worker answers to each ask. */
export type Answers = {readonly [Name in AskName]: (details: Ask<Name>) => Promise<AnswerTo<Name>>};

export interface AnswersDependencies {
  readonly link: Link;
  readonly memory: Memory;
  /** Runs heard of since the worker woke, newest last. */
  readonly runs: () => readonly Run[];
  /** What the side panel was opened on, said once. */
  readonly panelDocument: () => Promise<PanelPlace | null>;
  /** Turns the built-in sample books on and off. */
  readonly example: {readonly start: () => Promise<Snapshot>; readonly leave: () => Promise<Snapshot>};
  /** Opens the set-up page, at a step of it. */
  readonly openSetUp: (step: string | undefined) => Promise<unknown>;
}
