import {type ComponentChild, render} from 'preact';
import sheet from './in-page.css?inline';

export interface Host {
  readonly element: HTMLElement;
  draw(content: ComponentChild): void;
}

/** An element of ours for DEAR's page: named `deerpath-…`, what it holds in an open shadow root with styles of its own. */
export function createHost(name: `deerpath-${string}`): Host {
  const element = document.createElement(name);
  const root = element.attachShadow({mode: 'open'});
  return {
    element,
    draw(content) {
      render(content, root);
      dress(root);
    },
  };
}

let styles: CSSStyleSheet | undefined;

/** One sheet for all. Firefox does not let content scripts adopt any: there each root has a style element, after the first drawing, which empties the root. */
function dress(root: ShadowRoot): void {
  if (import.meta.env.FIREFOX) {
    if (root.querySelector('style')) return;
    const style = document.createElement('style');
    style.textContent = sheet;
    root.append(style);
    return;
  }
  if (!styles) {
    styles = new CSSStyleSheet();
    styles.replaceSync(sheet);
  }
  root.adoptedStyleSheets = [styles];
}

/** Whether a node is one of ours, or inside one. */
export function isOurs(node: Node): boolean {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.localName.startsWith('deerpath-') ?? false;
}
