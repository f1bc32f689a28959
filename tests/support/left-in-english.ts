import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {createSpeaker, type SentenceBook} from '../../extension/sentences/speaker.ts';

/** How the companion's sentences are said in German. */
export const germanSentences: SentenceBook = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../extension/public/sentences/de.json'), 'utf8'),
);

const speak = createSpeaker(germanSentences, 'de-DE');

/** Where the contract has sentences of the companion's, and in which groups of the book each may stand. */
const sentences: Readonly<Record<string, readonly string[]>> = {
  title: ['notice', 'said'],
  detail: ['said'],
  fix: ['said'],
  message: ['said'],
  waitingFor: ['said'],
  notes: ['said'],
  caveats: ['said'],
  text: ['said', 'deed'],
};

/** Other people's words: what Xero puts beside what it took, and all that is quoted to the end of a text. */
const OF_OTHERS =
  /^The currency rate .* differs significantly from the market rate .*$|(?<=(?:It said|In their words): ).*$/s;

/** The companion's words in an answer or a record of its own that a German reader would get in English. */
export function leftInEnglish(told: unknown): string[] {
  if (typeof told !== 'object' || told === null) return [];
  if (Array.isArray(told)) return told.flatMap(leftInEnglish);
  const values = 'setting' in told && 'type' in told ? valuesOf(told) : [];
  return [...values, ...Object.entries(told).flatMap(([field, value]) => leftOf(field, value, told))];
}

function leftOf(field: string, value: unknown, told: object): string[] {
  const groups = sentences[field];
  if (groups === undefined || (typeof value !== 'string' && field !== 'notes' && field !== 'caveats')) {
    return leftInEnglish(value);
  }
  const texts = [value]
    .flat()
    .flatMap((text) => (typeof text === 'string' ? text.replace(OF_OTHERS, '…').trim() : []))
    .filter((text) => text !== '…');
  // A notice's detail begins with the numbers of its documents, or with its only one and whose it is.
  const isNotice = field === 'detail' && 'transactionIds' in told && 'count' in told && told.count !== 0;
  return texts.flatMap((text) => {
    const lefts = groups.map((group) => speak(text, group).rest);
    const left = lefts.find((rest) => rest.length === 0) ?? lefts[0] ?? [];
    return isNotice && left[0] && text.startsWith(left[0]) ? left.slice(1) : left;
  });
}

/** Old and new value of a setting that are words of ours: no name of somebody's own, no figure, no time zone. */
function valuesOf(entry: object): string[] {
  const {type, setting, from, to} = entry as Record<string, unknown>;
  if (type === 'Mapping' || type === 'Mailing list' || setting === 'Mailing lists' || setting === 'Time zone')
    return [];
  if (type === 'Connection' || type === 'Companion' || setting === 'Addresses that receive alerts') return [];
  return [from, to].filter((value) => typeof value === 'string').filter(isLeft);
}

const isLeft = (value: string): boolean => /\p{L}/u.test(value) && speak(value, 'value').text === value;
