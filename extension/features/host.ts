import {type ComponentChild, render} from 'preact';
import {dress} from './dress.ts';
import sheet from './in-page.css?inline';

export interface Host {
  readonly element: HTMLElement;
  draw(content: ComponentChild): void;
  /** Gives the focus back to what had it in here, when the page put it out together with us. */
  refocus(): void;
}

/** An element of ours for DEAR's page: named `deerpath-…`, what it holds in an open shadow root with styles of its own. */
export function createHost(name: `deerpath-${string}`): Host {
  const element = document.createElement(name);
  const root = element.attachShadow({mode: 'open'});

  let focused: HTMLElement | undefined;
  const remember = (event: Event): void => {
    const [innermost] = event.composedPath();
    focused = innermost instanceof HTMLElement ? innermost : undefined;
  };
  root.addEventListener('focusin', remember);
  root.addEventListener('deerpath-focus', remember); // the focus moved within a sheet, whose shadow it does not leave
  // Taken out of the page it loses the focus too; only what a person leaves is left for good.
  root.addEventListener('focusout', () =>
    setTimeout(() => {
      if (element.isConnected && root.activeElement === null) focused = undefined;
    }),
  );

  return {
    element,
    draw(content) {
      render(content, root);
      dress(root, sheet);
    },
    refocus() {
      if (focused?.isConnected && root.activeElement === null && document.activeElement === document.body) {
        focused.focus({preventScroll: true});
      }
    },
  };
}
