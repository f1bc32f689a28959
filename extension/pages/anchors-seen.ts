/** How often each anchor was met (visible) on each saved page at its first draw; apart, so that pages need not carry it. */
export const anchorsSeen: Readonly<Record<string, readonly (readonly [page: string, matches: number])[]>> = {
  'document-bar': [
    ['sale.html', 1],
    ['purchase.html', 1],
    ['xero-integration.html', 1],
    ['reports.html', 0],
    ['dashboard.html', 0],
  ],
  'save-block': [
    ['sale.html', 1],
    ['purchase.html', 1],
    ['xero-integration.html', 0],
    ['reports.html', 0],
    ['dashboard.html', 0],
  ],
};
