import {createOpenDocument} from '../documents/open-document.ts';
import {ask} from '../messages/ask.ts';
import {hearPageNews} from '../messages/news.ts';
import type {Page} from '../pages/page.ts';
import {covering, documentAnchors} from '../pages/selectors.ts';
import {isVisible} from '../pages/visible.ts';
import {watchPage} from '../pages/watch-page.ts';
import {Dock} from './dock.tsx';
import {createHost, isOurs} from './host.ts';
import {createPatience} from './patience.ts';
import {createPlace} from './place.ts';
import {SyncControl} from './sync-control.tsx';

/** How long a page may take to draw its buttons before the dock steps in, in milliseconds. */
const PATIENCE = 1_500;
/** A page that takes the dock out as fast as we can put it there is left without for a while. */
const UNWANTED = {times: 12, within: 5_000, rest: 60_000};

/**
 * Puts Sync Now and the state on pages of one document, and keeps them there through redraws, changes of address and of
 * tab; where the page has no place for them, into the dock. Gives back how to take all of it away again.
 */
export function documentControl(pages: readonly Page[]): () => void {
  const control = createHost('deerpath-sync-button');
  const dock = createHost('deerpath-dock');
  const now = (): number => performance.now();
  const place = createPlace(control.element, documentAnchors, {
    isVisible,
    afterTwoFrames: (work) => requestAnimationFrame(() => requestAnimationFrame(work)),
    now,
  });
  const dockUnwanted = createPatience(UNWANTED, now);
  let documentSince = 0;
  let id: string | undefined;
  let drawn: 'bar' | 'dock' | undefined;
  let later: ReturnType<typeof setTimeout> | undefined;

  let folded = false;
  const opened = createOpenDocument(ask, () => redraw());

  /** One of the two is drawn at a time, so that each word is announced once. */
  const draw = (where: 'bar' | 'dock' | undefined): void => {
    if (drawn === where) return;
    drawn = where;
    redraw();
    if (where !== 'dock') dock.element.remove();
  };
  const redraw = (): void => {
    const shown = opened.shown();
    const props = {
      shown,
      onSync: () => {
        turn(); // should the address have moved unnoticed, nothing is sent that the person does not see
        if (shown.document?.id === id) void opened.sync();
      },
      onOpen: () => shown.document && void ask('open-panel', {family: shown.document.family, id: shown.document.id}),
    };
    control.draw(drawn === 'bar' ? <SyncControl {...props} /> : null);
    dock.draw(drawn === 'dock' ? <Dock {...props} folded={folded} onFold={fold} /> : null);
  };
  const fold = (to: boolean): void => {
    folded = to;
    redraw();
    void ask('dock', {folded: to});
  };

  /** Turns to the document the address names: from then on nothing is shown of the one before. */
  const turn = (): void => {
    const next = documentOf(pages);
    if (next?.id === id) return;
    id = next?.id;
    documentSince = now();
    opened.open(next);
    if (next) return;
    place.leave();
    draw(undefined);
  };

  const settle = (): void => {
    turn();
    if (id === undefined) return;
    if (place.settle()) {
      draw('bar');
      fitNeighbours(control.element, place.anchor());
      return;
    }
    const waited = now() - documentSince;
    if (waited < PATIENCE) {
      clearTimeout(later);
      later = setTimeout(settle, PATIENCE - waited);
      return;
    }
    showDock();
  };

  const showDock = (): void => {
    if (drawn === 'dock' && !dock.element.isConnected) dockUnwanted.count();
    if (dockUnwanted.isOver()) return;
    draw('dock');
    if (!dock.element.isConnected) (document.body ?? document.documentElement)?.append(dock.element);
    const covered = [...document.querySelectorAll(covering)].some(isVisible);
    if (dock.element.hidden !== covered) dock.element.hidden = covered;
  };

  const clicked = (event: Event): void => {
    const target = event.target;
    if (
      event.isTrusted &&
      target instanceof Element &&
      !isOurs(target) &&
      target.closest('button, a, [role="button"], .btn')
    ) {
      opened.forgetOutcome();
    }
  };

  void ask('dock', {}).then((answer) => {
    if (!answer.ok || answer.value.folded === folded) return;
    folded = answer.value.folded;
    redraw();
  });
  hearPageNews((documents) => {
    if (documents === 'all' || (id !== undefined && documents.some((one) => one.toLowerCase() === id)))
      void opened.look();
  });
  const unwatch = watchPage({
    onMove: turn,
    onChange: (putOut) => id !== undefined && place.putBack(putOut),
    onCalm: settle,
    onReturn: () => void opened.look(),
    onClick: clicked,
    isOurs,
  });

  return () => {
    unwatch();
    clearTimeout(later);
    opened.open(undefined);
    place.leave();
    draw(undefined);
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
function fitNeighbours(host: HTMLElement, anchor: Element | undefined): void {
  const neighbour = anchor?.querySelector('.btn, button');
  if (!neighbour) return;
  const height = neighbour.getBoundingClientRect().height >= 31 ? '34px' : '28px';
  if (host.style.getPropertyValue('--height') !== height) host.style.setProperty('--height', height);
}
