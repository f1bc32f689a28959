/** A sentence of the companion with what differs from one to the next left open, and the same sentence in another language. */
export interface Template {
  /** The first word, by which it is found; empty where that is a hole. */
  readonly first: string;
  /** How much of it is fixed: the more, the surer a match. */
  readonly weight: number;
  /** What stands in the holes of a text of this form; undefined for any other text. */
  match(text: string): readonly Hole[] | undefined;
  /** The translation with these words in its holes, by their names; where the text begins with a capital, it does, too. */
  fill(words: ReadonlyMap<string, string>, text: string): string;
}

export interface Hole {
  readonly name: string;
  /** What it holds: `day`, `amount`, a group of phrases. Undefined for a name, a code, somebody's own words: kept as it is. */
  readonly kind: string | undefined;
  readonly text: string;
}

/**
 * Reads `Line {position} was restated: {figures} makes {amount:amount}.` and its translation, which names the same holes
 * without their kinds. A full stop at the end and the case of the first letter do not count; both kinds of apostrophe are one.
 *
 * @param formOf the pattern of what a hole of a kind may hold; a hole without a kind holds anything.
 */
export function readTemplate(english: string, translation: string, formOf: (kind: string) => string): Template {
  const parts = english.replace(/\.$/, '').split(HOLE);
  const literals = parts.filter((_, index) => index % 2 === 0);
  const holes = parts.filter((_, index) => index % 2 === 1).map((hole) => hole.split(':'));
  const pattern = literals.map((literal, index) => {
    const kind = holes[index]?.[1];
    const fixed = index === 0 ? inAnyCase(literal) : quoted(literal);
    return index < holes.length ? `${fixed}(${kind === undefined ? ANYTHING : formOf(kind)})` : fixed;
  });
  const form = new RegExp(`^${pattern.join('')}$`, 'su');
  const said = translation.replace(/\.$/, '').split(HOLE);
  return {
    first: firstWord(literals[0] ?? ''),
    weight: literals.join('').length,
    match(text) {
      const found = form.exec(text.replaceAll('’', "'"));
      if (!found) return undefined;
      // Apostrophes are as long as each other: what stands in the holes is taken from the text itself.
      let from = 0;
      return holes.map(([name = '', kind], index) => {
        from += literals[index]?.length ?? 0;
        const length = found[index + 1]?.length ?? 0;
        from += length;
        return {name, kind, text: text.slice(from - length, from)};
      });
    },
    fill(words, text) {
      const filled = said.map((part, index) => (index % 2 === 0 ? part : (words.get(part) ?? ''))).join('');
      const isCapital = /^\p{Ll}/u.test(english) && /^\p{Lu}/u.test(text);
      return isCapital ? `${filled.charAt(0).toUpperCase()}${filled.slice(1)}` : filled;
    },
  };
}

/** The first word of a text, in lower case; empty where it is not whole. */
export const firstWord = (text: string): string => /^(\S+)\s/.exec(text)?.[1]?.replaceAll('’', "'").toLowerCase() ?? '';

export const ANYTHING = '.+?';

/** One of these words, as a pattern. */
export const oneOf = (words: readonly string[]): string => words.map(inAnyCase).join('|');

export const HOLE = /\{([\w:-]+)\}/;

const quoted = (text: string): string => text.replaceAll('’', "'").replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

function inAnyCase(text: string): string {
  const letter = text.slice(0, 1);
  if (letter.toLowerCase() === letter.toUpperCase()) return quoted(text);
  return `[${letter.toLowerCase()}${letter.toUpperCase()}]${quoted(text.slice(1))}`;
}
