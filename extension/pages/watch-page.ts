import {isOurs} from './ours.ts';

/** How often at most we look at the page again, in milliseconds. */
const CALM = 100;

/** How often the address is compared, should the browser not tell of a change; every third time the page is looked at too. */
const PULSE = 700;

export interface PageWatch {
  /** The address became another one. At once. */
  readonly onMove: () => void;
  /**
   * At once, inside the task that changed the page: so short a look that nobody notices. `putOut` counts how often
   * something of ours was taken out by itself, not along with what was drawn anew around it.
   */
  readonly onChange: (putOut: number) => void;
  /** Some time after a change, when the page has a moment; at once when the window takes another size. */
  readonly onCalm: () => void;
  /** The page is looked at again: its tab was chosen, or a step back brought it from the browser's memory. */
  readonly onReturn: () => void;
  readonly onClick: (event: Event) => void;
}

/**
 * Watches DEAR's page for whatever may move or remove our controls: redraws, changes of address, panes shown and hidden.
 * One observer for all; what happens inside our own elements is passed over. Gives back how to stop.
 */
export function watchPage({onMove, onChange, onCalm, onReturn, onClick}: PageWatch): () => void {
  let href = location.href;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;
  let pulses = 0;
  const ending = new AbortController();
  const {signal} = ending;

  const soon = (): void => {
    timer ??= setTimeout(
      () =>
        requestIdle(() => {
          timer = undefined;
          if (signal.aborted) return;
          last = performance.now();
          onCalm();
        }),
      Math.max(0, last + CALM - performance.now()),
    );
  };
  const moved = (): void => {
    if (href === location.href) return;
    href = location.href;
    onMove();
    soon();
  };
  const returned = (): void => {
    if (document.visibilityState === 'visible') onReturn();
  };

  const observer = new MutationObserver((records) => {
    moved();
    if (records.every(isOurDoing)) return;
    onChange(records.filter(isPuttingOut).length);
    soon();
  });
  // The document, not its root element: a page that writes itself anew has another root.
  observer.observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['class', 'style', 'hidden', 'open'],
  });

  /** At once, as room that was there may be gone; and once more when the page has found its new shape. */
  const onResize = (): void => {
    onCalm();
    soon();
  };

  /** Again and again: `document.open` takes every listener away, and adding one that is there does nothing. */
  const listen = (): void => {
    addEventListener('hashchange', moved, {signal});
    addEventListener('popstate', moved, {signal});
    addEventListener('resize', onResize, {signal});
    addEventListener('pageshow', returned, {signal});
    document.addEventListener('visibilitychange', returned, {signal});
    document.addEventListener('click', onClick, {capture: true, passive: true, signal});
  };
  // Tells of `history.replaceState` too, in the very moment. Firefox keeps it from content scripts; there the pulse finds out.
  if (!import.meta.env.FIREFOX) globalThis.navigation?.addEventListener('currententrychange', moved, {signal});
  const pulse = setInterval(() => {
    listen();
    moved();
    pulses += 1;
    if (pulses % 3 === 0) soon();
  }, PULSE);
  listen();
  soon();

  return () => {
    observer.disconnect();
    clearInterval(pulse);
    clearTimeout(timer);
    ending.abort();
  };
}

/** Whether a change is our own: something of ours put in, or changed. One that removes ours is the page's, and concerns us. */
function isOurDoing(record: MutationRecord): boolean {
  if (isOurs(record.target)) return true;
  return record.type === 'childList' && record.removedNodes.length === 0 && [...record.addedNodes].every(isOurs);
}

function isPuttingOut({addedNodes, removedNodes}: MutationRecord): boolean {
  return addedNodes.length === 0 && removedNodes.length === 1 && [...removedNodes].every(isOurs);
}

function requestIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, {timeout: 200});
  else setTimeout(work);
}
