import {i18n} from '#i18n';
import {CompanionTrouble, type Trouble} from './trouble.ts';

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
