/** What a mail says, before it is made text and HTML. Every part is one line. */
export interface Letter {
  readonly subject: string;
  readonly heading: string;
  readonly intro: string;
  readonly causes: readonly LetterCause[];
  /** Titles of what was told before and is open still. */
  readonly stillOpen: readonly string[];
  /** Where the history is shown. */
  readonly history: string;
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
  /** Where all of them are shown. */
  readonly inHistory: string | null;
}

export interface LetterDocument {
  /** Number, party and amount. */
  readonly name: string;
  readonly inDear: string | null;
  readonly inXero: string | null;
}
