/** How often at most we look at the page again, in milliseconds. */
const CALM = 100;

/** How often the address is compared: `history.replaceState` of the page tells nobody. */
const ADDRESS_CHECK = 700;

export interface PageWatch {
  /** At once, inside the task that changed the page: so short a look that nobody notices. */
  readonly onChange: () => void;
  /** Some time after a change, when the page has a moment. */
  readonly onCalm: () => void;
  readonly isOurs: (node: Node) => boolean;
}

/**
 * Watches DEAR's page for whatever may move or remove our controls: redraws, changes of address, panes shown and hidden.
 * One observer for all; what happens inside our own elements is passed over. Gives back how to stop.
 */
export function watchPage({onChange, onCalm, isOurs}: PageWatch): () => void {
  let href = location.href;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;

  const soon = (): void => {
    timer ??= setTimeout(
      () => {
        timer = undefined;
        requestIdle(() => {
          last = performance.now();
          onCalm();
        });
      },
      Math.max(0, last + CALM - performance.now()),
    );
  };

  const observer = new MutationObserver((records) => {
    if (records.every((record) => isOurDoing(record, isOurs))) return;
    onChange();
    soon();
  });
  observer.observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['class', 'style', 'hidden'],
  });

  const address = setInterval(() => {
    if (href === location.href) return;
    href = location.href;
    onChange();
    soon();
  }, ADDRESS_CHECK);
  const moved = (): void => {
    href = location.href;
    onChange();
    soon();
  };
  addEventListener('hashchange', moved);
  addEventListener('popstate', moved);
  soon();

  return () => {
    observer.disconnect();
    clearInterval(address);
    clearTimeout(timer);
    removeEventListener('hashchange', moved);
    removeEventListener('popstate', moved);
  };
}

/** Whether a change is our own: something of ours put in, or changed. One that removes ours is the page's, and concerns us. */
function isOurDoing(record: MutationRecord, isOurs: (node: Node) => boolean): boolean {
  if (isOurs(record.target)) return true;
  return record.type === 'childList' && record.removedNodes.length === 0 && [...record.addedNodes].every(isOurs);
}

function requestIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, {timeout: 200});
  else setTimeout(work);
}
