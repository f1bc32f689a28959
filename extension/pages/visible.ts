/** Whether an element takes room on the page and is not hidden by itself or by what holds it. */
export const isVisible = (element: Element): boolean =>
  element.checkVisibility({visibilityProperty: true}) && element.getClientRects().length > 0;
