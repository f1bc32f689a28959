type Numbers = Float64Array | Uint32Array | Uint8Array;

/** What every array's place is a multiple of. */
const WIDTH = 8;
const padded = (place: number): number => Math.ceil(place / WIDTH) * WIDTH;

/** Arrays one after the other in one piece of memory. */
export function blockOf(arrays: readonly Numbers[]): Uint8Array {
  const block = new Uint8Array(arrays.reduce((end, {byteLength}) => padded(end) + byteLength, 0));
  let place = 0;
  for (const {buffer, byteOffset, byteLength} of arrays) {
    place = padded(place);
    block.set(new Uint8Array(buffer, byteOffset, byteLength), place);
    place += byteLength;
  }
  return block;
}

/** The arrays of such a block again, in the same order, without copying them. */
export function arraysIn({buffer}: Uint8Array) {
  let place = 0;
  const next = (bytes: number): number => {
    const from = padded(place);
    place = from + bytes;
    return from;
  };
  return {
    bytes: (length: number): Buffer => Buffer.from(buffer, next(length), length),
    numbers: (count: number) => new Float64Array(buffer, next(count * Float64Array.BYTES_PER_ELEMENT), count),
    places: (count: number) => new Uint32Array(buffer, next(count * Uint32Array.BYTES_PER_ELEMENT), count),
  };
}
