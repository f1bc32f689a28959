import type {ActivityEntry, ActivityType} from '../../shared/activity/entry.ts';

export interface ActivityQuery {
  readonly types: ReadonlySet<ActivityType> | undefined;
  /** The user's name, in any case. */
  readonly user: string | undefined;
  /** Instants, ISO: from included, to not. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** What is searched for: an entry matches when one of these does. */
  readonly search: readonly Search[] | undefined;
}

/** Words that all have to stand there, and the times that count; undefined for any time. */
export interface Search {
  readonly words: readonly string[];
  readonly times: readonly {readonly from: string; readonly to: string}[] | undefined;
}

interface ActivityPage {
  readonly items: ActivityEntry[];
  readonly total: number;
  /** The place after which the next page begins. */
  readonly next: number | undefined;
}

export interface ActivityIndex {
  add(entries: readonly ActivityEntry[]): void;
  /** Newest first. `before` is the place of the last entry of the page before. Undefined for a place that is none. */
  page(query: ActivityQuery, options: {limit: number; before: number | undefined}): ActivityPage | undefined;
  /** All that match, newest first. */
  all(query: ActivityQuery): ActivityEntry[];
  /** Everybody who stands in the report, by name. */
  users(): string[];
  /** When the first entry was written; undefined while there is none. */
  since(): string | undefined;
}

/** The report in memory, in the order it was written; entries never change, so a place in it holds for ever. */
export function createActivityIndex(kept: Iterable<ActivityEntry>): ActivityIndex {
  const entries: ActivityEntry[] = [];
  /** What the search looks through, in lower case. */
  const said: string[] = [];
  const users = new Set<string>();
  add(kept);

  function add(more: Iterable<ActivityEntry>): void {
    for (const entry of more) {
      entries.push(entry);
      said.push([entry.text, entry.type, entry.setting, entry.from, entry.to].filter(Boolean).join('\n').toLowerCase());
      if (entry.user !== null) users.add(entry.user);
    }
  }

  function* newestFirst(query: ActivityQuery): Generator<number> {
    const user = query.user?.toLowerCase();
    for (let place = entries.length - 1; place >= 0; place -= 1) {
      const entry = entries[place];
      if (!entry || (query.types && !query.types.has(entry.type))) continue;
      if (user !== undefined && entry.user?.toLowerCase() !== user) continue;
      if ((query.from !== undefined && entry.at < query.from) || (query.to !== undefined && entry.at >= query.to))
        continue;
      if (query.search && !query.search.some((search) => finds(search, entry, said[place] ?? ''))) continue;
      yield place;
    }
  }

  const at = (places: readonly number[]) =>
    places.map((place) => entries[place]).filter((entry) => entry !== undefined);

  return {
    add,
    page(query, {limit, before}) {
      if (before !== undefined && before >= entries.length) return undefined;
      const found: number[] = [];
      let total = 0;
      for (const place of newestFirst(query)) {
        total += 1;
        if (found.length <= limit && (before === undefined || place < before)) found.push(place);
      }
      const page = found.slice(0, limit);
      return {items: at(page), total, next: found.length > limit ? page.at(-1) : undefined};
    },
    all: (query) => at([...newestFirst(query)]),
    users: () => [...users].sort((one, other) => one.localeCompare(other)),
    since: () => entries[0]?.at,
  };
}

const finds = ({words, times}: Search, entry: ActivityEntry, said: string): boolean =>
  words.every((word) => said.includes(word)) &&
  (times === undefined || times.some(({from, to}) => entry.at >= from && entry.at < to));
