import {browser} from 'wxt/browser';

/** Said on the page by each script of ours that comes to it. */
const CAME = 'deerpath-came';

/** Whether the extension was updated or removed under this page; found out by asking, so often, in milliseconds. */
const CHECK = 1_000;

/**
 * Whether the extension was updated or removed under this page. The browser then hands out no texts any more, so nothing
 * may be drawn.
 */
export const isOrphan = (): boolean => !browser.runtime?.id;

/**
 * Calls `end` once: when the extension was updated or removed under this page, or when its script was put there once more, as
 * after an update. A page that called it could but take our controls away.
 */
export function untilOrphaned(end: () => void): void {
  dispatchEvent(new Event(CAME));
  const leave = (): void => {
    clearInterval(pulse);
    removeEventListener(CAME, leave);
    end();
  };
  const check = (): void => {
    addEventListener(CAME, leave); // again and again: `document.open` takes every listener away
    if (isOrphan()) leave();
  };
  const pulse = setInterval(check, CHECK);
  check();
}
