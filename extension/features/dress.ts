const sheets = new Map<string, CSSStyleSheet>();

/**
 * Gives a shadow root on DEAR's page its styles; one sheet for all roots that wear the same. Firefox does not let content
 * scripts hand a sheet to a root: there each has a style element. Called after each drawing, as the first one empties the root.
 */
export function dress(root: ShadowRoot, styles: string): void {
  if (import.meta.env.FIREFOX) {
    if ([...root.children].some(({localName}) => localName === 'style')) return;
    const element = document.createElement('style');
    element.textContent = styles;
    root.append(element);
    return;
  }
  if (root.adoptedStyleSheets.length > 0) return;
  const sheet = sheets.get(styles) ?? new CSSStyleSheet();
  if (!sheets.has(styles)) sheet.replaceSync(styles);
  sheets.set(styles, sheet);
  root.adoptedStyleSheets = [sheet];
}
