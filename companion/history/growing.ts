type Room = Float64Array | Uint32Array | Uint8Array;

/** Numbers outside the collector's heap, of which more can be put in between. */
export class Numbers {
  length = 0;
  #room: Room;

  /** @param room how wide each is, and for how many there is room before more has to be made. */
  constructor(room: Room) {
    this.#room = room;
  }

  at(place: number): number {
    return this.#room[place] ?? 0;
  }

  set(place: number, value: number): void {
    this.#room[place] = value;
  }

  *placesOf(value: number): Generator<number> {
    const all = this.#room.subarray(0, this.length);
    for (let place = all.indexOf(value); place >= 0; place = all.indexOf(value, place + 1)) yield place;
  }

  put(place: number, value: number, isKnown: boolean): void {
    if (isKnown) this.set(place, value);
    else this.insert(place, value);
  }

  insert(place: number, value: number): void {
    if (this.length === this.#room.length) {
      const Kind = this.#room.constructor as new (length: number) => Room;
      const wider = new Kind(Math.ceil(this.#room.length * 1.25) + 1_024);
      wider.set(this.#room);
      this.#room = wider;
    }
    this.#room.copyWithin(place + 1, place, this.length);
    this.#room[place] = value;
    this.length += 1;
  }
}

/** Texts outside the collector's heap, one after the other; what is given up leaves a gap until there are too many. */
export class Texts {
  #room: Buffer;
  readonly #starts: Numbers;
  readonly #ends: Numbers;
  #end = 0;
  #lost = 0;

  /** @param bytes of each, about. */
  constructor(expected: number, bytes: number) {
    this.#room = Buffer.allocUnsafeSlow(expected * bytes + 1_024);
    this.#starts = new Numbers(new Uint32Array(expected));
    this.#ends = new Numbers(new Uint32Array(expected));
  }

  get length(): number {
    return this.#starts.length;
  }

  at(place: number): string {
    return this.#room.toString('utf8', this.#starts.at(place), this.#ends.at(place));
  }

  insert(place: number, text: string): void {
    const start = this.#write(text);
    this.#starts.insert(place, start);
    this.#ends.insert(place, this.#end);
  }

  replace(place: number, text: string): void {
    if (this.at(place) === text) return;
    this.#lost += this.#ends.at(place) - this.#starts.at(place);
    const start = this.#write(text);
    this.#starts.set(place, start);
    this.#ends.set(place, this.#end);
    if (this.#lost > this.#end / 2) this.#closeUp();
  }

  /** Tells for each place whether the words stand in its text, without making texts of the bytes. */
  finder(words: string): (place: number) => boolean {
    const wanted = Buffer.from(words);
    const room = this.#room;
    // The last letter first: numbers and names begin alike more often than they end alike.
    const before = wanted.length - 1;
    const letter = wanted[before];
    return (place) => {
      const end = this.#ends.at(place);
      for (let at = this.#starts.at(place) + before; at < end; at += 1)
        if (room[at] === letter && standsAt(room, at - before, wanted)) return true;
      return false;
    };
  }

  #write(text: string): number {
    const bytes = Buffer.byteLength(text);
    if (this.#end + bytes > this.#room.length) {
      const wider = Buffer.allocUnsafeSlow(Math.ceil((this.#end + bytes) * 1.25));
      this.#room.copy(wider, 0, 0, this.#end);
      this.#room = wider;
    }
    const start = this.#end;
    this.#end += this.#room.write(text, start);
    return start;
  }

  #closeUp(): void {
    const old = this.#room;
    this.#room = Buffer.allocUnsafeSlow(old.length);
    this.#end = 0;
    this.#lost = 0;
    for (let place = 0; place < this.#starts.length; place += 1) {
      const start = this.#end;
      this.#end += old.copy(this.#room, start, this.#starts.at(place), this.#ends.at(place));
      this.#starts.set(place, start);
      this.#ends.set(place, this.#end);
    }
  }
}

function standsAt(room: Buffer, from: number, wanted: Buffer): boolean {
  for (let offset = 0; offset < wanted.length; offset += 1) if (room[from + offset] !== wanted[offset]) return false;
  return true;
}
