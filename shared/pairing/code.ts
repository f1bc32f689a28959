/** A pairing code: two groups of four of 0-9A-Z, as people read it aloud. */
export const PAIRING_CODE = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/;

/** What a person typed, in the code's own form: `7kq4 m2xd` becomes `7KQ4-M2XD`. Anything else comes back as it was. */
export function tidyCode(typed: string): string {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '');
  return letters.length === 8 ? `${letters.slice(0, 4)}-${letters.slice(4)}` : typed.trim();
}
