/** A text in the reader's language, as far as it is known. */
export interface Said {
  readonly text: string;
  /** What of it is in nobody's book: it stands in `text` as it was. */
  readonly rest: readonly string[];
}

/** What was made of a piece, and how many letters of it may rather be something else. */
export interface Weighed extends Said {
  readonly doubt: number;
}

/** No sentence of the companion's has more full stops within. */
const LONGEST = 4;

/**
 * Says a text piece by piece, in the split that leaves the least unknown and in doubt; of equal ones in that of the most
 * pieces.
 *
 * @param pieces the smallest there are; some belong together, as a name may hold a full stop.
 * @param say undefined for what it does not know.
 */
export function bestSplit(
  pieces: readonly string[],
  separator: string,
  say: (piece: string) => Weighed | undefined,
): Weighed {
  const best: (Weighed & {readonly pieces: number})[] = [{text: '', rest: [], doubt: 0, pieces: 0}];
  for (let to = 1; to <= pieces.length; to++) {
    for (let from = to - 1; from >= Math.max(0, to - LONGEST); from--) {
      const before = best[from];
      const piece = pieces.slice(from, to).join(separator);
      const said = say(piece) ?? (from === to - 1 ? {text: piece, rest: [piece], doubt: piece.length} : undefined);
      if (!before || !said) continue;
      const candidate = {
        text: from === 0 ? said.text : `${before.text}${separator}${said.text}`,
        rest: [...before.rest, ...said.rest],
        doubt: before.doubt + said.doubt,
        pieces: before.pieces + 1,
      };
      const other = best[to];
      const isLess = !other || candidate.doubt < other.doubt;
      if (isLess || (candidate.doubt === other.doubt && candidate.pieces > other.pieces)) best[to] = candidate;
    }
  }
  return best[pieces.length] ?? {text: '', rest: [], doubt: 0};
}
