import {i18n} from '#i18n';

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
  title: i18n.t('away.title'),
  detail: i18n.t('trouble.awayDetail', {address}),
});

export const unpaired = (): Trouble => ({
  kind: 'unpaired',
  title: i18n.t('trouble.unpaired'),
  detail: i18n.t('trouble.unpairedDetail'),
});

export const stranger = (address: string): Trouble => ({
  kind: 'stranger',
  title: i18n.t('trouble.stranger'),
  detail: i18n.t('trouble.strangerDetail', {address}),
});

export const revoked = (): Trouble => ({
  kind: 'revoked',
  title: i18n.t('trouble.revoked'),
  detail: i18n.t('trouble.revokedDetail'),
});

export const tooOld = (): Trouble => ({
  kind: 'too-old',
  title: i18n.t('trouble.tooOld'),
  detail: i18n.t('trouble.tooOldDetail'),
});

/** Whatever was thrown, as trouble that can be shown; the unforeseen counts as a misunderstanding, never as success. */
export const troubleOf = (thrown: unknown): Trouble => (thrown instanceof CompanionTrouble ? thrown.trouble : tooOld());
