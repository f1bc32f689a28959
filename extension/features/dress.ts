let sheet: CSSStyleSheet | undefined;

/**
 * Gives a shadow root on DEAR's page its styles; one sheet for all roots of a script, which wear the same. Firefox does not
 * let content scripts hand a sheet to a root: there each has a style element. Called after each drawing, as the first one
 * empties the root.
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
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
  }
  root.adoptedStyleSheets = [sheet];
}
