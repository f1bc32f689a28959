import {type DocumentKind, documentKinds} from '../../shared/documents/kinds.ts';
import {type TransactionStatus, transactionStatuses} from '../../shared/history/transaction.ts';
import type {RowBrief} from '../store/briefs.ts';
import {Words} from '../store/columns.ts';
import {keyOf} from '../store/entry-key.ts';
import {Numbers, Texts} from './growing.ts';

/** What the history knows of a row without reading it. */
export interface HistoryRow
  extends Pick<
    RowBrief,
    'key' | 'id' | 'says' | 'status' | 'kind' | 'runId' | 'cause' | 'told' | 'createdAt' | 'dear' | 'document'
  > {
  /** Number of the sale or purchase it belongs to, in lower case. */
  readonly order: string;
}

const ID_BYTES = 36;
const SAID_BYTES = 56;

/** The rows, oldest first, side by side: as a hundred thousand objects they would take four times the memory. */
export class HistoryRows {
  readonly createdAt: Numbers;
  /** Of their ids (`entry-key.ts`). */
  readonly keys: Numbers;
  readonly #ids: Texts;
  /** What is searched through. */
  readonly #said: Texts;
  readonly #statuses: Numbers;
  readonly #kinds: Numbers;
  readonly #runs: Numbers;
  readonly #dears: Numbers;
  readonly #documents: Numbers;
  readonly #runIds = new Words();
  readonly #causes: Numbers;
  readonly #told: Numbers;

  /**
   * @param rows as they were written: nearly in their order.
   * @param expected how many, about: room is made for them at once.
   */
  constructor(rows: Iterable<HistoryRow>, expected: number) {
    const [byte, place, number] = [
      () => new Numbers(new Uint8Array(expected)),
      () => new Numbers(new Uint32Array(expected)),
      () => new Numbers(new Float64Array(expected)),
    ];
    this.createdAt = number();
    this.keys = number();
    this.#ids = new Texts(expected, ID_BYTES);
    this.#said = new Texts(expected, SAID_BYTES);
    this.#statuses = byte();
    this.#kinds = byte();
    this.#runs = place();
    this.#causes = number();
    this.#told = number();
    this.#dears = number();
    this.#documents = number();
    for (const row of rows) this.put(row);
  }

  get length(): number {
    return this.createdAt.length;
  }

  /** @returns the status that the row had; undefined for a new one. */
  put(row: HistoryRow): TransactionStatus | undefined {
    const place = this.placeFor(row.createdAt, row.id);
    const isKnown = place < this.length && this.createdAt.at(place) === row.createdAt && this.id(place) === row.id;
    const before = isKnown ? this.status(place) : undefined;
    const said = [row.says, row.order].join('\n');
    if (isKnown) this.#said.replace(place, said);
    else {
      this.#ids.insert(place, row.id);
      this.#said.insert(place, said);
    }
    this.createdAt.put(place, row.createdAt, isKnown);
    this.keys.put(place, row.key, isKnown);
    this.#statuses.put(place, transactionStatuses.indexOf(row.status), isKnown);
    this.#kinds.put(place, documentKinds.indexOf(row.kind), isKnown);
    this.#runs.put(place, this.#runIds.numberOf(row.runId), isKnown);
    this.#causes.put(place, row.cause, isKnown);
    this.#told.put(place, row.told, isKnown);
    this.#dears.put(place, row.dear, isKnown);
    this.#documents.put(place, row.document, isKnown);
    return before;
  }

  /** @param dear key of the sale or purchase (`entry-key.ts`), @param order its number, in lower case. */
  renumber(dear: number, order: string): void {
    for (const place of this.#dears.placesOf(dear)) {
      const said = this.#said.at(place);
      this.#said.replace(place, `${said.slice(0, said.lastIndexOf('\n'))}\n${order}`);
    }
  }

  id(place: number): string {
    return this.#ids.at(place);
  }

  status(place: number): TransactionStatus {
    return transactionStatuses[this.#statuses.at(place)] ?? 'Pending';
  }

  kind(place: number): DocumentKind {
    return documentKinds[this.#kinds.at(place)] ?? 'sale-invoice';
  }

  isOfRun(runId: string): (place: number) => boolean {
    const run = this.#runIds.find(runId);
    return (place) => this.#runs.at(place) === run;
  }

  /** @param cause as `isOfCause` has it (`shared/alerts/causes.ts`). */
  hasCause(cause: string): (place: number) => boolean {
    const key = keyOf(cause);
    return (place) => this.#causes.at(place) === key || this.#told.at(place) === key;
  }

  /** @param key of the sale or purchase, or of the document in it (`entry-key.ts`). */
  isDocument(place: number, key: number): boolean {
    return this.#dears.at(place) === key || this.#documents.at(place) === key;
  }

  says(words: string): (place: number) => boolean {
    return this.#said.finder(words);
  }

  /** How many rows are before that place; without an id, how many came up before that instant. */
  placeFor(createdAt: number, id = ''): number {
    let low = 0;
    let high = this.length;
    if (high > 0 && this.createdAt.at(high - 1) < createdAt) return high; // what is new comes at the end
    while (low < high) {
      const middle = (low + high) >>> 1;
      const own = this.createdAt.at(middle);
      if (own < createdAt || (own === createdAt && this.id(middle) < id)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
