import {isCovered} from '../pages/covering.ts';
import {sheetPlace} from './sheet-place.ts';

/** In so many frames it is looked once whether a dialog of DEAR's has come. */
const SELDOM = 10;

/**
 * Keeps a sheet beside what opened it, in the browser's top layer, where nothing of DEAR's cuts it off; away while a dialog
 * of DEAR's asks for the person. Measured anew for each frame, as the page may scroll, move and redraw. Gives back how to stop.
 */
export function keepBeside(sheet: HTMLElement, opener: Element): () => void {
  const root = opener.getRootNode();
  const host = root instanceof ShadowRoot ? root.host : opener;
  const bar = opener.closest('.dock') ?? opener;
  let frames = 0;
  let frame = 0;
  let focused: Element | null = null;

  const place = (): void => {
    const isFromRight = getComputedStyle(opener).direction === 'rtl';
    const view = {width: document.documentElement.clientWidth, height: innerHeight};
    const {left, right} = opener.getBoundingClientRect();
    const {top, bottom} = bar.getBoundingClientRect();
    const {x, y, tall} = sheetPlace({left, right, top, bottom}, sheet.getBoundingClientRect(), view, isFromRight);
    const zoom = sheet.currentCSSZoom || 1; // a page's own zoom reaches what stands in it
    for (const [name, pixels] of Object.entries({x, y, tall})) {
      const value = `${pixels / zoom}px`;
      if (sheet.style.getPropertyValue(`--${name}`) !== value) sheet.style.setProperty(`--${name}`, value);
    }
  };
  const giveWay = async (): Promise<void> => {
    const covered = await isCovered(host);
    if (covered === sheet.hidden) return;
    if (covered) focused = sheet.shadowRoot?.activeElement ?? null;
    sheet.hidden = covered;
    if (!covered && document.activeElement === document.body && focused instanceof HTMLElement) {
      focused.focus({preventScroll: true});
    }
  };
  const turn = (): void => {
    frame = requestAnimationFrame(turn);
    if (!sheet.isConnected) return;
    // Taken out by the page and put back by us it has lost its place on top.
    if (!sheet.matches(':popover-open')) sheet.showPopover();
    if (frames % SELDOM === 0) void giveWay();
    frames += 1;
    if (!sheet.hidden) place();
  };

  sheet.popover = 'manual';
  turn();
  return () => cancelAnimationFrame(frame);
}
