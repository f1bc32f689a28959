import type {JSX} from 'preact';
import type {AskWorker} from '../messages/send-ask.ts';
import {covering} from '../pages/selectors.ts';
import {isVisible} from '../pages/visible.ts';
import {Dock} from './dock.tsx';
import {createHost} from './host.ts';
import {isOrphan} from './orphan.ts';
import {createPatience} from './patience.ts';

/** A page that takes the dock out as fast as we can put it there is left without for a while. */
const UNWANTED = {times: 12, within: 5_000, rest: 60_000};

/** Carries what found no place on DEAR's page: fixed, lower left, out of the way of DEAR's dialogs; folds to a tile. */
export function createDockControl({ask, now}: {readonly ask: AskWorker; readonly now: () => number}) {
  const host = createHost('deerpath-dock');
  const unwanted = createPatience(UNWANTED, now);
  let folded = false;
  let shown: (() => readonly JSX.Element[]) | undefined;

  const redraw = (): void => {
    if (isOrphan()) return;
    const content = shown?.() ?? [];
    host.draw(
      content.length > 0 ? (
        <Dock folded={folded} onFold={fold}>
          {content}
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

  const hide = (): void => {
    shown = undefined;
    host.element.remove();
    host.draw(null);
  };

  return {
    redraw: () => shown && redraw(),
    hide,
    /** Shows what the content gives, drawn anew whenever `redraw` is called. */
    show(content: () => readonly JSX.Element[]): void {
      if (shown && !host.element.isConnected) unwanted.count();
      if (unwanted.isOver()) return;
      shown = content;
      redraw();
      if (!host.element.isConnected) {
        (document.body ?? document.documentElement)?.append(host.element);
        host.refocus();
      }
      const covered = [...document.querySelectorAll(covering)].some(isVisible);
      if (host.element.hidden !== covered) host.element.hidden = covered;
    },
  };
}
