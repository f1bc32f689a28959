/** Keys (`entry-key.ts`) outside the collector's heap: there may be a hundred thousand, at each letter that somebody types. */
export class KeySet {
  /** As long as a power of two; each where its last bits say, or at the next place that is free. 0 is none. */
  #table = new Float64Array(1_024);
  #count = 0;

  has(key: number): boolean {
    return this.#count > 0 && this.#table[this.#placeOf(key)] === key;
  }

  add(key: number): void {
    if (2 * this.#count >= this.#table.length) this.#grow();
    const place = this.#placeOf(key);
    if (this.#table[place] === key) return;
    this.#table[place] = key;
    this.#count += 1;
  }

  *[Symbol.iterator](): Generator<number> {
    for (const key of this.#table) if (key) yield key;
  }

  #placeOf(key: number): number {
    const table = this.#table;
    const last = table.length - 1;
    let place = key & last; // the last bits are as good as any
    while (table[place] !== 0 && table[place] !== key) place = (place + 1) & last;
    return place;
  }

  #grow(): void {
    const known = this.#table;
    this.#table = new Float64Array(4 * known.length);
    this.#count = 0;
    for (const key of known) if (key) this.add(key);
  }
}
