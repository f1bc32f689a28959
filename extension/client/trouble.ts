/** Why an ask got no answer. `refused` carries the companion's own words; the others are ours. */
type TroubleKind = 'away' | 'unpaired' | 'stranger' | 'revoked' | 'too-old' | 'refused';

/** Trouble as it travels between worker and pages: plain data, fit to be shown. */
export interface Trouble {
  readonly kind: TroubleKind;
  readonly title: string;
  readonly detail: string;
  /** The companion's code, such as `pairing.wrong-code`; only with `refused`. */
  readonly code?: string;
  readonly status?: number;
  /** What is wrong at which field. */
  readonly errors?: readonly {readonly path: string; readonly message: string}[];
}

/** The same, thrown inside the worker. */
export class CompanionTrouble extends Error {
  override readonly name = 'CompanionTrouble';
  readonly trouble: Trouble;

  constructor(trouble: Trouble, options?: {cause?: unknown}) {
    super(`${trouble.title} ${trouble.detail}`, options);
    this.trouble = trouble;
  }
}
