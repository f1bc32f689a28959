/** A place on DEAR's pages to put something. */
export interface Anchor {
  readonly name: string;
  readonly selector: string;
}

/** The buttons at the head of a document: Clone, Void, Save. Seen in scripts that ran on DEAR's purchase page in 2024. */
const documentBar: Anchor = {name: 'document-bar', selector: '.page-top-bar .align-right'};

/** The block that holds Save, lower right, its buttons one above the other. */
const saveBlock: Anchor = {name: 'save-block', selector: '.save-button-bottom'};

/** Where the control of one document goes: the first of these that is there and visible. */
export const documentAnchors: readonly Anchor[] = [documentBar, saveBlock];

/** The first visible element an anchor names, or undefined. Panes of other tabs may stay in the page, hidden. */
export const findAnchor = (
  root: ParentNode,
  {selector}: Anchor,
  isVisible: (element: Element) => boolean,
): Element | undefined => [...root.querySelectorAll(selector)].find(isVisible);
