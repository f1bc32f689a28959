/** Whether an element is on the page and not hidden by itself or by what holds it. Asks for no layout, which may take long. */
export const isVisible = (element: Element): boolean =>
  element.checkVisibility({visibilityProperty: true, opacityProperty: true});
