/** Whether a node on DEAR's page is one of ours, or inside one. */
export function isOurs(node: Node): boolean {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.localName.startsWith('deerpath-') ?? false;
}
