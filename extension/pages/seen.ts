/**
 * Whether what is visible can also be come to by scrolling: it does not lie beside the page, where menus for telephones wait,
 * nor in something folded to nothing. Measures the page.
 */
export function isSeen(element: Element): boolean {
  if (element.getBoundingClientRect().right + Math.max(0, scrollX) <= 0) return false;
  for (let around: Element | null = element; around; around = around.parentElement) {
    const {width, height} = around.getBoundingClientRect();
    if (Math.min(width, height) < 2 && getComputedStyle(around).overflow !== 'visible') return false;
  }
  return true;
}
