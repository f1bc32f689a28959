import {bestSplit, type Said, type Weighed} from './best-split.ts';
import {figure, figureForms} from './figures.ts';
import {ANYTHING, firstWord, HOLE, type Hole, oneOf, readTemplate, type Template} from './template.ts';

/** Groups of sentences and phrases: each in English, with its holes, and beside it in the reader's language. */
export type SentenceBook = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Speaks the companion's English in the reader's language; `group` is where the book has it, `said` for whole sentences. */
export type Speak = (text: string, group?: string) => Said;

/** What stands between the pieces of a text, in groups whose texts may have several. */
const SEPARATORS: Readonly<Record<string, string>> = {said: ' ', amounts: ', ', difference: '; ', edit: ', '};

/**
 * Knows the companion's sentences by their form, takes out what is open in them and says it in the reader's language: days
 * and amounts in the reader's way, names, codes and other people's words as they are. Pure.
 */
export function createSpeaker(book: SentenceBook, locale: string): Speak {
  const groups = new Map(Object.entries(book).map(([name, sentences]) => [name, byFirstWord(sentences, formIn(book))]));
  const known = new Map<string, Weighed>();

  function speak(text: string, group = 'said'): Weighed {
    const key = `${group} ${text}`;
    const before = known.get(key);
    if (before) return before;
    const said = text.trim() === '' ? {text, rest: [], doubt: 0} : sayAll(text, group);
    if (known.size > 2_000) known.clear();
    known.set(key, said);
    return said;
  }

  function sayAll(text: string, group: string): Weighed {
    const separator = SEPARATORS[group];
    if (separator === undefined) return sayOne(text, group) ?? {text, rest: [text], doubt: text.length};
    const pieces = text.split(group === 'said' ? /(?<=[.!?]”?) / : separator);
    return bestSplit(pieces, separator, (piece) => sayOne(piece, group));
  }

  /**
   * By the surest form that leaves nothing unknown; else by the surest that fits and within which only whole sentences are
   * unknown: those stand as they are. A phrase that nobody knows means that this is no sentence of the companion's.
   */
  function sayOne(text: string, group: string): Weighed | undefined {
    const templates = groups.get(group);
    const stop = text.endsWith('.') ? '.' : '';
    const plain = text.slice(0, text.length - stop.length);
    let fits: Weighed | undefined;
    for (const template of [...(templates?.get(firstWord(`${plain} `)) ?? []), ...(templates?.get('') ?? [])]) {
      const holes = template.match(plain)?.map((hole) => ({...hole, said: fill(hole)}));
      if (!holes || holes.some(({kind, said}) => kind !== 'said' && said.rest.length > 0)) continue;
      const words = new Map(holes.map(({name, said}) => [name, said.text]));
      const said = {
        text: `${template.fill(words, plain)}${stop}`,
        rest: holes.flatMap((hole) => hole.said.rest),
        doubt: holes.reduce((sum, hole) => sum + hole.said.doubt, 0),
      };
      if (said.rest.length === 0) return said;
      fits ??= said;
    }
    return fits;
  }

  function fill({kind, text}: Hole): Weighed {
    // Other people's words seldom are sentences; what has a full stop within may be one of the companion's.
    if (kind === undefined) return {text, rest: [], doubt: /[.!?]”? /.test(text) ? text.length : 0};
    const written = figure(kind, text, locale);
    return written === undefined ? speak(text, kind) : {text: written, rest: [], doubt: 0};
  }

  return speak;
}

/** The surest first. */
function byFirstWord(
  sentences: Readonly<Record<string, string>>,
  formOf: (kind: string) => string,
): ReadonlyMap<string, readonly Template[]> {
  const templates = Object.entries(sentences)
    .map(([english, translation]) => readTemplate(english, translation, formOf))
    .sort((one, other) => other.weight - one.weight);
  return Map.groupBy(templates, ({first}) => first);
}

/** What a hole may hold: figures, or the very words of a group that has no holes of its own; else anything. */
const formIn =
  (book: SentenceBook) =>
  (kind: string): string => {
    const words = Object.keys(book[kind] ?? {});
    const isClosed = words.every((word) => !HOLE.test(word)) && kind !== 'said';
    const forms = [figureForms[kind], isClosed && words.length > 0 ? oneOf(words) : undefined];
    return forms.filter((form) => form !== undefined).join('|') || ANYTHING;
  };
