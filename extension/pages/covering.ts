import {isVisible} from './visible.ts';

/**
 * What covers the page while DEAR is busy or asks something; ours goes out of its way. Which classes DEAR's dialogs have
 * nobody has published: these are Ext JS's, Bootstrap's and the standard ways to say it.
 */
const covering = ['.x-mask', '.x-window', '.modal', 'dialog[open]', '[role$="dialog" i]', '[aria-modal="true"]'];

/** Between two searches the page has its turn, in milliseconds. */
const REST = 30;

/**
 * Whether something covers the page, or all of it but what holds `inside`. One search after the other:
 * on a page of a list's twenty thousand rows each takes milliseconds, and a list of selectors ten times as long as one.
 */
export async function isCovered(inside: Element | null = null): Promise<boolean> {
  for (const selector of covering) {
    if ([...document.querySelectorAll(selector)].some((one) => isVisible(one) && !one.contains(inside))) return true;
    await new Promise((resolve) => setTimeout(resolve, REST));
  }
  return false;
}
