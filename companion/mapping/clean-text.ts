/** Text for one line of Xero: control characters and lone halves of characters out, no blanks at the ends. */
export const cleanLine = (text: string): string =>
  wellFormed(text)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();

/** As `cleanLine`, with the line breaks kept. */
export const cleanText = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) =>
      wellFormed(line)
        .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
        .trimEnd(),
    )
    .join('\n')
    .trim();

/** With single blanks for all white space: two texts that people see as one are equal then. */
export const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** At most `length` UTF-16 units, ending in … where something was left out; never half a character. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');
