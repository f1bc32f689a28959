/** Where a long list stood: the row the keys are on, and how far it was scrolled. Kept while something else is shown. */
export interface ListMemory {
  active: string | null;
  /** null: wherever the row is. */
  top: number | null;
  /** The row gets the focus when the list is drawn again. */
  returning: boolean;
}

export const newListMemory = (): ListMemory => ({active: null, top: 0, returning: false});

/** The list, when it is drawn next, comes to this row. */
export function comeTo(memory: ListMemory, key: string): void {
  memory.active = key;
  memory.top = null;
  memory.returning = true;
}

/** Called when a row's detail takes the place of the list: closing it leads back to this row. */
export function leaveAt(memory: ListMemory, key: string): void {
  memory.active = key;
  memory.top = window.scrollY;
  memory.returning = true;
}
