import {type ComponentChild, render} from 'preact';
import sheet from './in-page.css?inline';

export interface Host {
  readonly element: HTMLElement;
  draw(content: ComponentChild): void;
}

let styles: CSSStyleSheet | undefined;

/** An element of ours for DEAR's page: named `deerpath-…`, what it holds in an open shadow root with styles of its own. */
export function createHost(name: `deerpath-${string}`): Host {
  const element = document.createElement(name);
  const root = element.attachShadow({mode: 'open'});
  if (!styles) {
    styles = new CSSStyleSheet();
    styles.replaceSync(sheet);
  }
  root.adoptedStyleSheets = [styles];
  return {element, draw: (content) => render(content, root)};
}

/** Whether a node is one of ours, or inside one. */
export function isOurs(node: Node): boolean {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.localName.startsWith('deerpath-') ?? false;
}
