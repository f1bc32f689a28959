import {isOurs} from './host.ts';

/** Whether a place on the page holds nothing a person could read or press: only then may passing words stand there. */
export function isFree({left, right, top, bottom}: DOMRect): boolean {
  if (left < 0 || right > innerWidth) return false;
  const y = (top + bottom) / 2;
  for (let x = left + 1; x < right; x += 16) {
    const under = document.elementsFromPoint(x, y).find((element) => !isOurs(element));
    if (under?.closest('a, button, input, select, textarea, [role="button"], img, svg')) return false;
    if ([...(under?.childNodes ?? [])].some(({nodeType, textContent}) => nodeType === 3 && textContent?.trim()))
      return false;
  }
  return true;
}
