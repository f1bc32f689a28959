/**
 * What a page of ours showed last, so that it opens with it and not empty. It lies in the extension's own storage for
 * pages, which no site and no content script can read; only our own code wrote it, so it is trusted when read.
 */
export function recall<Value>(name: string): Value | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null');
  } catch {
    return null; // no storage, or another version's words
  }
}

export function remember(name: string, value: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Full or forbidden: the next page opens without it.
  }
}
