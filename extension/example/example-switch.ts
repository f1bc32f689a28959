import type {Link} from '../client/link.ts';
import type {Memory} from '../client/memory.ts';
import type {Snapshot} from '../client/snapshot.ts';
import {CompanionTrouble} from '../client/trouble.ts';
import {notInExample} from './not-in-example.ts';

export interface ExampleSwitchDependencies {
  readonly memory: Memory;
  readonly link: Link;
  readonly exampleLink: Link;
  /** Tells our open pages how things stand now. */
  readonly announce: (snapshot: Snapshot) => void;
}

/**
 * Whether our pages are answered from the sample books. Only while this browser is not paired: the made-up and the real never
 * meet, and DEAR's pages never see the made-up.
 */
export function createExampleSwitch({memory, link, exampleLink, announce}: ExampleSwitchDependencies) {
  let isOn: Promise<boolean> | undefined;

  const turn = async (on: boolean): Promise<Snapshot> => {
    await memory.keepExample(on);
    isOn = Promise.resolve(on);
    const snapshot = await (on ? exampleLink : link).snapshot();
    announce(snapshot);
    return snapshot;
  };

  return {
    isOn(): Promise<boolean> {
      isOn ??= Promise.all([memory.example(), memory.pairing()]).then(([on, pairing]) => on && pairing === null);
      return isOn;
    },
    async start(): Promise<Snapshot> {
      if (await memory.pairing()) throw new CompanionTrouble(notInExample());
      return turn(true);
    },
    leave: (): Promise<Snapshot> => turn(false),
  };
}
