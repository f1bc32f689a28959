import type {JSX} from 'preact';
import {createOpenDocument} from '../documents/open-document.ts';
import type {AskWorker} from '../messages/send-ask.ts';
import type {Page} from '../pages/page.ts';
import {documentAnchors} from '../pages/selectors.ts';
import {firstIn} from '../pages/spot.ts';
import {createHost, isOurs} from './host.ts';
import {isOrphan} from './orphan.ts';
import {createPlace, type PlaceDependencies} from './place.ts';
import {SyncControl} from './sync-control.tsx';

export interface DocumentControlDependencies {
  readonly ask: AskWorker;
  readonly place: PlaceDependencies;
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
    documentAnchors.map((anchor) => firstIn(anchor)),
    {
      ...given,
      onPut: host.refocus,
    },
  );
  const opened = createOpenDocument(ask, () => redraw());
  let id: string | undefined;
  let isInBar = false;
  let isPartsOpen = false;

  const content = (): JSX.Element => {
    const shown = opened.shown();
    const {document} = shown;
    return (
      <SyncControl
        shown={shown}
        isPartsOpen={isPartsOpen}
        onParts={(open) => {
          isPartsOpen = open;
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
    if (next?.id === id) return false;
    id = next?.id;
    isPartsOpen = false;
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
      if (hasPlace) fitNeighbours(host.element, place.parent());
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

/** The button is as high as its neighbours: DEAR has buttons of 28 and of 34 px. */
function fitNeighbours(host: HTMLElement, parent: Element | undefined): void {
  const neighbour = parent?.querySelector('.btn, button');
  if (!neighbour) return;
  const height = neighbour.getBoundingClientRect().height >= 31 ? '34px' : '28px';
  if (host.style.getPropertyValue('--height') !== height) host.style.setProperty('--height', height);
}
