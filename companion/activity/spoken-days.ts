import {dayAfter} from '../../shared/schedule/zone-time.ts';
import {latest, weekday, withoutWeekday} from './weekdays.ts';

/** Calendar days, both included. */
interface Days {
  readonly from: string;
  readonly to: string;
}

/** A date in what somebody searches for: the days it may mean, and the words beside it. */
export interface SpokenDays {
  readonly days: readonly Days[];
  readonly rest: string;
}

/**
 * The first date in a text, as people write dates: `2026-11-23`, `23/11/2026`, `23.11.`, `23 November`, `Nov 23, 2026`,
 * `Monday 23 November`, `November 2026`, `today`, `yesterday`, `Monday` for the latest, in English and German. Without a year it may be any of `years`; where day and
 * month can be read both ways, both count. Undefined when the text holds no date.
 */
export function spokenDays(
  text: string,
  {today, years}: {today: string; years: readonly number[]},
): SpokenDays | undefined {
  for (const {pattern, read} of forms) {
    const match = pattern.exec(text);
    if (!match) continue;
    const days = read(
      match.slice(1).map((part) => part ?? ''),
      {today, years},
    ).filter((one) => one !== undefined);
    if (days.length === 0) return undefined;
    const [before, after] = [text.slice(0, match.index), text.slice(match.index + match[0].length)];
    return {days, rest: `${withoutWeekday(before)} ${after}`.trim()};
  }
  return undefined;
}

interface Context {
  readonly today: string;
  readonly years: readonly number[];
}
interface Form {
  readonly pattern: RegExp;
  read(parts: readonly string[], context: Context): (Days | undefined)[];
}

const names = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const german: Readonly<Record<string, string>> = {mär: 'mar', mai: 'may', okt: 'oct', dez: 'dec'};
const month =
  '(jan(?:uar|uary)?|feb(?:ruar|ruary)?|mar(?:ch)?|märz?|apr(?:il)?|may|mai|jun[ei]?|jul[iy]?|aug(?:ust)?|' +
  'sep(?:t|tember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)(?!\\p{L})\\.?';

const forms: readonly Form[] = [
  {
    pattern: /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/,
    read: ([year, month, day]) => [oneDay(Number(year), Number(month), Number(day))],
  },
  {pattern: /\b(\d{4})-(\d{2})\b/, read: ([year, month]) => [wholeMonth(Number(year), Number(month))]},
  {
    pattern: /\b(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2})?)?(?![\d:])/,
    read: ([one, mark, other, year], {years}) =>
      yearsOf(year, years).flatMap((each) => [
        oneDay(each, Number(other), Number(one)),
        ...(mark === '/' && one !== other ? [oneDay(each, Number(one), Number(other))] : []),
      ]),
  },
  {
    pattern: new RegExp(
      `\\b(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s+(?:of\\s+)?${month},?(?:\\s+(\\d{4}))?(?![\\d\\p{L}])`,
      'iu',
    ),
    read: ([day, name, year], {years}) => yearsOf(year, years).map((each) => oneDay(each, monthOf(name), Number(day))),
  },
  {
    pattern: new RegExp(`(?<!\\p{L})${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s+(\\d{4}))?`, 'iu'),
    read: ([name, day, year], {years}) => yearsOf(year, years).map((each) => oneDay(each, monthOf(name), Number(day))),
  },
  {
    pattern: new RegExp(`(?<!\\p{L})${month}(?:\\s+(\\d{4}))?(?![\\d\\p{L}])`, 'iu'),
    read: ([name, year], {years}) => yearsOf(year, years).map((each) => wholeMonth(each, monthOf(name))),
  },
  {pattern: /(?<!\p{L})(?:today|heute)(?!\p{L})/iu, read: (_, {today}) => [{from: today, to: today}]},
  {
    pattern: /(?<!\p{L})(?:yesterday|gestern)(?!\p{L})/iu,
    read: (_, {today}) => [{from: dayAfter(today, -1), to: dayAfter(today, -1)}],
  },
  {
    pattern: new RegExp(`(?<!\\p{L})${weekday}(?!\\p{L})`, 'iu'),
    read: ([name = ''], {today}) => [{from: latest(name, today), to: latest(name, today)}],
  },
];

const monthOf = (name = ''): number => {
  const short = name.slice(0, 3).toLowerCase();
  return names.indexOf(german[short] ?? short) + 1;
};

const yearsOf = (year: string | undefined, years: readonly number[]): readonly number[] =>
  year ? [year.length === 2 ? 2_000 + Number(year) : Number(year)] : years;

/** Undefined for a day that the calendar does not have. */
function oneDay(year: number, month: number, day: number): Days | undefined {
  const text = dayText(year, month, day);
  return text === undefined ? undefined : {from: text, to: text};
}

function wholeMonth(year: number, month: number): Days | undefined {
  const from = dayText(year, month, 1);
  const next = month === 12 ? dayText(year + 1, 1, 1) : dayText(year, month + 1, 1);
  return from === undefined || next === undefined ? undefined : {from, to: dayAfter(next, -1)};
}

function dayText(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const fits = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return fits ? date.toISOString().slice(0, 10) : undefined;
}
