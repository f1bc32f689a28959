import type {JSX} from 'preact';
import {createOpenDocument} from '../documents/open-document.ts';
import type {AskWorker} from '../messages/send-ask.ts';
import {isOurs} from '../pages/ours.ts';
import type {Page} from '../pages/page.ts';
import {documentAnchors} from '../pages/selectors.ts';
import {firstIn, lastIn} from '../pages/spot.ts';
import {text} from '../ui/text.ts';
import {createHost} from './host.ts';
import {isOrphan} from './orphan.ts';
import {createPlace, type PlaceGiven} from './place.ts';
import {createStand} from './stand.ts';
import {type OpenBeside, SyncControl} from './sync-control.tsx';

/** Room for the longest word of a state beside the button, in pixels: such a word is never cut, in whatever language. */
const needs = (): number => 140 + 6 * (text('pill.notAuthorised') + text('page.syncNow')).length;

export interface DocumentControlDependencies {
  readonly ask: AskWorker;
  readonly place: PlaceGiven;
  /** What the dock would show of it has changed. */
  readonly onChange: () => void;
}

/** Sync Now and the state of the document that the address names: in DEAR's bar, or drawn by the dock. */
export function createDocumentControl(
  pages: readonly Page[],
  {ask, place: given, onChange}: DocumentControlDependencies,
) {
  const host = createHost('deerpath-sync-button');
  const place = createPlace(
    host.element,
    documentAnchors.flatMap((anchor) => [firstIn(anchor), lastIn(anchor)]),
    {
      ...given,
      stand: createStand(host.element),
      needs: needs(),
      onPut: host.refocus,
    },
  );
  const opened = createOpenDocument(ask, () => redraw());
  let id: string | undefined;
  let family: string | undefined;
  let isInBar = false;
  let open: OpenBeside = 'nothing';

  const content = (): JSX.Element => {
    const shown = opened.shown();
    const {document} = shown;
    return (
      <SyncControl
        shown={shown}
        open={open}
        onShow={(what) => {
          open = what;
          redraw();
        }}
        onSync={() => {
          turn(); // should the address have moved unnoticed, nothing is sent that the person does not see
          if (document?.id === id) void opened.sync();
        }}
        onOpen={() => document && void ask('open-panel', {family: document.family, id: document.id})}
      />
    );
  };
  const redraw = (): void => {
    if (isOrphan()) return;
    host.draw(isInBar ? content() : null); // one of bar and dock draws it, so that each word is announced once
    onChange();
  };
  const setInBar = (now: boolean): void => {
    if (isInBar === now) return;
    isInBar = now;
    redraw();
  };

  /** Turns to the document the address names: from then on nothing is shown of the one before. Whether there is another. */
  const turn = (): boolean => {
    const next = documentOf(pages);
    if (next?.id === id && next?.family === family) return false;
    id = next?.id;
    family = next?.family;
    open = 'nothing';
    opened.open(next);
    if (!next) {
      place.leave();
      setInBar(false);
    }
    return true;
  };

  return {
    turn,
    content,
    putBack: (putOut: number) => id !== undefined && place.putBack(putOut),
    /** Takes the best place there is. Gives back whether there is a document that found none. */
    settle(): boolean {
      if (id === undefined) return false;
      const hasPlace = place.settle();
      setInBar(hasPlace);
      return !hasPlace;
    },
    look: () => void opened.look(),
    isAbout: (documents: readonly string[]) => id !== undefined && documents.some((one) => one.toLowerCase() === id),
    /** A person pressed something of DEAR's: what was not authorised may be by now. */
    pressed(target: Element): void {
      if (!isOurs(target) && target.closest('button, a, [role="button"], .btn')) opened.forgetOutcome();
    },
    remove(): void {
      place.leave();
      host.draw(null);
      opened.open(undefined);
    },
  };
}

function documentOf(pages: readonly Page[]) {
  for (const page of pages) {
    const found = page.documentOf(location);
    if (found) return found;
  }
  return undefined;
}
