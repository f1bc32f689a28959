/** A value, or every problem that stopped it: expected trouble travels as data, never as an exception. */
export type Result<Value, Trouble = Problem> =
  | {readonly ok: true; readonly value: Value}
  | {readonly ok: false; readonly problems: readonly Trouble[]};

/** What a person is told when a document cannot go: what happened, why, and what to do, in one breath. */
export interface Problem {
  /** Stable, for programs: `mapping.tax-rule-unmatched`. */
  readonly code: string;
  /** What happened, at most a line: “Tax rule “GST on Imports” has no match.” */
  readonly title: string;
  /** Why. */
  readonly detail: string;
  /** What to do. */
  readonly fix: string;
  /** The other side's own words, or null. */
  readonly raw: string | null;
  /** Where to mend it, when there is such a place. */
  readonly link?: string;
  /** The tax rules and accounts of DEAR's that it waits for a choice of. */
  readonly needs?: readonly NeededChoice[];
}

/** A tax rule by its name, or an account by its code, as DEAR has them. */
export interface NeededChoice {
  readonly of: 'tax-rule' | 'account';
  readonly name: string;
}

export const ok = <Value>(value: Value): Result<Value, never> => ({ok: true, value});

export const failed = <Trouble = Problem>(...problems: Trouble[]): Result<never, Trouble> => ({ok: false, problems});
