import {createOpenDocument} from '../documents/open-document.ts';
import {ask} from '../messages/ask.ts';
import {hearPageNews} from '../messages/news.ts';
import type {Page} from '../pages/page.ts';
import {covering, documentAnchors} from '../pages/selectors.ts';
import {isVisible} from '../pages/visible.ts';
import {watchPage} from '../pages/watch-page.ts';
import {Dock} from './dock.tsx';
import {createHost, isOurs} from './host.ts';
import {createPlace} from './place.ts';
import {SyncControl} from './sync-control.tsx';

/** How long a page may take to draw its buttons before the dock steps in, in milliseconds. */
const PATIENCE = 1_500;

/**
 * Puts Sync Now and the state on pages of one document, and keeps them there through redraws, changes of address and of
 * tab; where the page has no place for them, into the dock. Gives back how to take all of it away again.
 */
export function documentControl(pages: readonly Page[]): () => void {
  const control = createHost('deerpath-sync-button');
  const dock = createHost('deerpath-dock');
  const place = createPlace(control.element, documentAnchors, {
    isVisible,
    afterTwoFrames: (work) => requestAnimationFrame(() => requestAnimationFrame(work)),
    now: () => performance.now(),
  });
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
      onSync: opened.sync,
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

  const settle = (): void => {
    const shown = documentOf(pages);
    if (shown?.id !== id) {
      id = shown?.id;
      documentSince = performance.now();
    }
    opened.open(shown);
    if (!shown) {
      place.leave();
      draw(undefined);
      return;
    }
    if (place.settle()) {
      draw('bar');
      fitNeighbours(control.element, place.anchor());
      return;
    }
    const waited = performance.now() - documentSince;
    if (waited < PATIENCE) {
      clearTimeout(later);
      later = setTimeout(settle, PATIENCE - waited);
      return;
    }
    draw('dock');
    if (!dock.element.isConnected) document.body.append(dock.element);
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
  document.addEventListener('click', clicked, {capture: true, passive: true});
  const unwatch = watchPage({onChange: () => id !== undefined && place.putBack(), onCalm: settle, isOurs});

  return () => {
    unwatch();
    clearTimeout(later);
    document.removeEventListener('click', clicked, {capture: true});
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
