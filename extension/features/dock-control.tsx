import type {JSX} from 'preact';
import type {AskWorker} from '../messages/send-ask.ts';
import {isCovered} from '../pages/covering.ts';
import type {Problems} from './count.tsx';
import {Dock} from './dock.tsx';
import {createHost} from './host.ts';
import {isOrphan} from './orphan.ts';
import {createPatience} from './patience.ts';

/** A page that takes the dock out as fast as we can put it there is left without for a while. */
const UNWANTED = {times: 12, within: 5_000, rest: 60_000};

/** A control that found no place on the page. */
export interface Homeless {
  content(): JSX.Element;
}

export interface DockControlDependencies {
  readonly ask: AskWorker;
  readonly now: () => number;
  /** What needs somebody: the folded dock shows nothing else. */
  readonly problems: () => Problems;
}

/** Carries what found no place on DEAR's page: fixed, lower left, out of the way of DEAR's dialogs; folds to a tile. */
export function createDockControl({ask, now, problems}: DockControlDependencies) {
  const host = createHost('deerpath-dock');
  host.element.hidden = true; // until it is known that nothing of DEAR's is in the way
  const unwanted = createPatience(UNWANTED, now);
  let folded = false;
  let isLooking = false;
  let shown: readonly Homeless[] = [];

  const redraw = (): void => {
    if (isOrphan()) return;
    host.draw(
      shown.length > 0 ? (
        <Dock folded={folded} problems={problems()} onFold={fold}>
          {shown.map((one) => one.content())}
        </Dock>
      ) : null,
    );
  };
  const fold = (to: boolean): void => {
    folded = to;
    redraw();
    void ask('dock', {folded: to});
  };

  void ask('dock', {}).then((answer) => {
    if (!answer.ok || answer.value.folded === folded) return;
    folded = answer.value.folded;
    redraw();
  });

  const goOutOfTheWay = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    const covered = await isCovered();
    isLooking = false;
    if (host.element.hidden !== covered) host.element.hidden = covered;
  };

  const hide = (): void => {
    shown = [];
    host.element.remove();
    host.draw(null);
  };

  return {
    redraw: () => shown.length > 0 && redraw(),
    hide,
    /** Shows what found no place, drawn anew whenever `redraw` is called. */
    show(homeless: readonly Homeless[]): void {
      if (shown.length > 0 && !host.element.isConnected) unwanted.count();
      if (unwanted.isOver()) return;
      const isAnother = homeless.length !== shown.length || homeless.some((one, index) => one !== shown[index]);
      shown = homeless;
      if (isAnother) redraw();
      if (!host.element.isConnected) {
        // Not in the body: were that zoomed, scaled or drawn through a filter, the dock would go with it.
        document.documentElement?.append(host.element);
        host.refocus();
      }
      void goOutOfTheWay();
    },
  };
}
