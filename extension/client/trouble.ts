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

export const away = (address: string): Trouble => ({
  kind: 'away',
  title: 'The companion is not answering',
  detail: `Nothing answers at ${address}. Start it there with npm start.`,
});

export const unpaired: Trouble = {
  kind: 'unpaired',
  title: 'This browser is not paired yet',
  detail: 'Open Set up from the Deerpath icon and enter the pairing code the companion shows.',
};

export const stranger = (address: string): Trouble => ({
  kind: 'stranger',
  title: 'This is not your companion',
  detail: `Another program answers at ${address}. Nothing was sent to it. Start your companion there, or pair again.`,
});

export const revoked: Trouble = {
  kind: 'revoked',
  title: 'This browser is no longer paired',
  detail: 'An administrator removed it, or it was not used for 90 days. Pair it again in Set up.',
};

export const tooOld: Trouble = {
  kind: 'too-old',
  title: 'Companion and extension differ in version',
  detail: 'The companion gave an answer this extension cannot read. Update both to the same version.',
};

/** Whatever was thrown, as trouble that can be shown; the unforeseen counts as a misunderstanding, never as success. */
export const troubleOf = (thrown: unknown): Trouble => (thrown instanceof CompanionTrouble ? thrown.trouble : tooOld);
