import type {DocumentKind} from '../../shared/documents/kinds.ts';
import type {TransactionStatus} from '../../shared/history/transaction.ts';
import type {BriefTable} from '../store/brief-table.ts';
import type {MasterBrief, RowBrief} from '../store/briefs.ts';
import {keyOf} from '../store/entry-key.ts';
import {KeySet} from '../store/key-set.ts';
import type {Row} from '../store/records.ts';
import type {OpenedStore} from '../store/store.ts';

/** So many new rows come before room has to be made for more. */
const SOON = 2_000;

/** The rows, oldest first. Of each only its place is kept here: what is asked of it is looked up where the store has it. */
export class HistoryRows {
  #order: Uint32Array;
  #length = 0;
  /** The last that was put in its place here. */
  #newest = -1;
  readonly #masters: BriefTable<MasterBrief>;
  readonly #rows: BriefTable<RowBrief, Row>;
  readonly #createdAt: (place: number) => number;
  readonly #ids: (place: number) => string;
  readonly #statuses: (place: number) => string;

  constructor({table, count}: Pick<OpenedStore, 'table' | 'count'>) {
    this.#order = new Uint32Array(count('rows') + SOON);
    this.#masters = table('masters');
    this.#rows = table('rows');
    this.#createdAt = this.#rows.number('createdAt');
    this.#ids = this.#rows.text('id');
    this.#statuses = this.#rows.word('status');
  }

  get length(): number {
    return this.#length;
  }

  /** Takes in what came since. */
  catchUp(): void {
    this.#rows.each((place) => {
      this.#insert(
        this.indexFor(this.#createdAt(place), () => this.#ids(place)),
        place,
      );
      this.#newest = place;
    }, this.#newest);
  }

  createdAt(index: number): number {
    return this.#createdAt(this.#placeOf(index));
  }

  id(index: number): string {
    return this.#ids(this.#placeOf(index));
  }

  status(index: number): TransactionStatus {
    return this.#statuses(this.#placeOf(index)) as TransactionStatus;
  }

  read(indexes: readonly number[]): Row[] {
    return this.#rows.read(indexes.map((index) => this.#placeOf(index)));
  }

  isOfKind(kinds: ReadonlySet<DocumentKind>): (index: number) => boolean {
    const kind = this.#rows.word('kind');
    return (index) => kinds.has(kind(this.#placeOf(index)) as DocumentKind);
  }

  isOfRun(runId: string): (index: number) => boolean {
    const run = this.#rows.word('runId');
    return (index) => run(this.#placeOf(index)) === runId;
  }

  isAmong(ids: ReadonlySet<string>): (index: number) => boolean {
    const keys = new Set(Array.from(ids, keyOf));
    const key = this.#rows.number('key');
    return (index) => keys.has(key(this.#placeOf(index)));
  }

  /** @param cause as `isOfCause` has it (`shared/alerts/causes.ts`). */
  hasCause(cause: string): (index: number) => boolean {
    return this.#isOneOf(keyOf(cause), ['cause', 'told']);
  }

  /** @param guid of the sale or purchase, or of the document in it; lower case. */
  isDocument(guid: string): (index: number) => boolean {
    return this.#isOneOf(keyOf(guid), ['dear', 'document']);
  }

  /** @param words in lower case, of the document or of the number of its sale or purchase. */
  says(words: string): (index: number) => boolean {
    const says = this.#rows.says('says', words);
    const master = this.#rows.number('master');
    const named = this.#mastersNamed(words);
    return (index) => {
      const place = this.#placeOf(index);
      return says(place) || named.has(master(place));
    };
  }

  /** How many rows are before that one; without an id, how many came up before that instant. */
  indexFor(createdAt: number, id: () => string = () => ''): number {
    let low = 0;
    let high = this.length;
    if (high > 0 && this.createdAt(high - 1) < createdAt) return high; // what is new comes at the end
    while (low < high) {
      const middle = (low + high) >>> 1;
      const own = this.createdAt(middle);
      if (own < createdAt || (own === createdAt && this.id(middle) < id())) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #mastersNamed(words: string): KeySet {
    const says = this.#masters.says('says', words);
    const key = this.#masters.number('master');
    const named = new KeySet();
    this.#masters.each((place) => {
      if (says(place)) named.add(key(place));
    });
    return named;
  }

  #isOneOf(key: number, names: readonly (keyof RowBrief)[]): (index: number) => boolean {
    const keys = names.map((name) => this.#rows.number(name));
    return (index) => keys.some((keyIn) => keyIn(this.#placeOf(index)) === key);
  }

  #placeOf(index: number): number {
    return this.#order[index] ?? 0;
  }

  #insert(index: number, place: number): void {
    if (this.#length === this.#order.length) {
      const wider = new Uint32Array(Math.ceil(this.#length * 1.25) + SOON);
      wider.set(this.#order);
      this.#order = wider;
    }
    this.#order.copyWithin(index + 1, index, this.#length);
    this.#order[index] = place;
    this.#length += 1;
  }
}
