import {askFromPage} from '../messages/ask-from-page.ts';
import {hearPageNews} from '../messages/news.ts';
import type {Page} from '../pages/page.ts';
import {watchPage} from '../pages/watch-page.ts';
import {createDockControl} from './dock-control.tsx';
import {createDocumentControl} from './document-control.tsx';
import {createMenuControl} from './menu-control.tsx';

/** How long a page may take to draw its buttons before the dock steps in, in milliseconds. */
const PATIENCE = 1_500;

/**
 * Puts our controls on a page of DEAR's and keeps them there through redraws, changes of address and of tab; what the page
 * has no place for goes into the dock. Gives back how to take all of it away again.
 */
export function controls(pages: readonly Page[]): () => void {
  const now = (): number => performance.now();
  const place = {now, afterTwoFrames: (work: () => void) => requestAnimationFrame(() => requestAnimationFrame(work))};
  const dock = createDockControl({ask: askFromPage, now, problems: () => menu.problems()});
  const document_ = createDocumentControl(pages, {ask: askFromPage, place, onChange: () => dock.redraw()});
  const menu = createMenuControl({ask: askFromPage, place, onChange: () => dock.redraw()});
  let since = now();
  let later: ReturnType<typeof setTimeout> | undefined;

  const turn = (): void => {
    if (document_.turn()) since = now();
  };
  const settle = (): void => {
    turn();
    const homeless = [document_, menu].filter((control) => control.settle());
    const waited = now() - since;
    if (homeless.length === 0) dock.hide();
    else if (waited >= PATIENCE) dock.show(homeless);
    else {
      clearTimeout(later);
      later = setTimeout(settle, PATIENCE - waited);
    }
  };
  const look = (): void => {
    document_.look();
    menu.look();
  };

  const unhear = hearPageNews((documents) => {
    if (documents === 'all') look();
    else if (documents.length === 0) menu.look();
    else if (document_.isAbout(documents)) document_.look();
  });
  const unwatch = watchPage({
    onMove: turn,
    onChange(putOut) {
      document_.putBack(putOut);
      menu.putBack(putOut);
    },
    onCalm: settle,
    onReturn: look,
    onClick({isTrusted, target}) {
      if (isTrusted && target instanceof Element) document_.pressed(target);
    },
  });
  menu.look();

  return () => {
    unhear();
    unwatch();
    clearTimeout(later);
    document_.remove();
    menu.remove();
    dock.hide();
  };
}
