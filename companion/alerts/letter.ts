/** What a mail says, before it is made text and HTML. Every part is one line. */
export interface Letter {
  readonly subject: string;
  readonly heading: string;
  readonly intro: string;
  readonly causes: readonly LetterCause[];
  /** Titles of what was told before and is open still. */
  readonly stillOpen: readonly string[];
  readonly closing: readonly string[];
}

export interface LetterCause {
  readonly title: string;
  readonly detail: string;
  readonly fix: string;
  readonly link: string | null;
  readonly documents: readonly LetterDocument[];
  /** How many more there are than listed. */
  readonly more: number;
}

export interface LetterDocument {
  /** Number, party and amount. */
  readonly name: string;
  readonly inDear: string | null;
  readonly inXero: string | null;
}

/** One line of plain words, whatever DEAR or Xero gave: no line break can begin a header, nothing hides the way it reads. */
export const oneLine = (text: string): string => text.replace(/[\p{C}\p{Z}\s]+/gu, ' ').trim();

/** An address that a mail may link to; null for any other. */
export const webAddress = (address: string | undefined | null): string | null =>
  address && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) ? new URL(address).href : null;
