/** As many changes as somebody may have missed who still has the settings open. */
const REMEMBERED = 50;

/** What changed in the settings lately, by the revision that each change led to; a restart forgets it. */
export function createRecentChanges() {
  const changes = new Map<number, readonly string[]>();
  return {
    note(revision: number, sentences: readonly string[]): void {
      changes.set(revision, sentences);
      changes.delete(revision - REMEMBERED);
    },
    /** The sentences of every change after that revision; undefined where one of them is not known any more. */
    since(revision: number, latest: number): string[] | undefined {
      const said: string[] = [];
      for (let next = revision + 1; next <= latest; next += 1) {
        const sentences = changes.get(next);
        if (!sentences) return undefined;
        said.push(...sentences);
      }
      return said;
    },
  };
}
