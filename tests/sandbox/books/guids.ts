/** A small, stable hash (FNV-1a): what varies in the sandbox varies by name, never by chance. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  // One more mixing, as the low bits of similar texts lie close together.
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) >>> 0;
  return (value ^ (value >>> 13)) >>> 0;
}

/** One of the choices, always the same for the same name. */
export const pick = <Choice>(name: string, choices: readonly [Choice, ...Choice[]]): Choice =>
  choices[hash(name) % choices.length] as Choice;

/**
 * The guid that belongs to a name. DEAR's are not all of a version that RFC 9562 knows (its samples have
 * 5c84f44c-83a4-3576-e7d1-…), and neither are these.
 */
export function guid(name: string): string {
  const hex = ['a', 'b', 'c', 'd'].map((salt) => hash(`${salt}:${name}`).toString(16).padStart(8, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
