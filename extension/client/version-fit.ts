import {i18n} from '#i18n';
import type {Trouble} from './trouble.ts';

/**
 * Companion and extension go together when the first parts of their versions are equal: within one, either may be newer and
 * the contract only grows. Null when they do, else which of them to update. A version that is none is nobody's fault: what
 * it answers decides.
 */
export function versionMisfit(companion: string, own: string): Trouble | null {
  const [theirs, ours] = [majorOf(companion), majorOf(own)];
  if (theirs === null || ours === null || theirs === ours) return null;
  return {
    kind: 'too-old',
    title: i18n.t('trouble.tooOld'),
    detail: i18n.t(theirs < ours ? 'trouble.companionOlder' : 'trouble.companionNewer', {companion, own}),
  };
}

function majorOf(version: string): number | null {
  const digits = /^(\d{1,6})\.\d/.exec(version)?.[1];
  return digits === undefined ? null : Number(digits);
}
