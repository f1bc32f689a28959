/** One of Xero's validation texts, and how to mend what it says (texts as reported for Xero's API). */
export interface KnownRefusal {
  readonly pattern: RegExp;
  readonly problem: (
    match: RegExpMatchArray,
    number: string,
  ) => [code: string, title: string, detail: string, fix: string];
}
