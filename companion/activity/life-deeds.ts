import type {Deed} from './note-activity.ts';

/** What the report says of a start: that the version is another one, that the last stop was none. */
export function lifeDeeds(start: {version: string; versionBefore: string | undefined; afterCrash: boolean}): Deed[] {
  const {version, versionBefore, afterCrash} = start;
  const isUpdated = versionBefore !== undefined && versionBefore !== version;
  return [
    ...(isUpdated
      ? [companion('Deerpath’s companion was updated', {setting: 'Version', from: versionBefore, to: version})]
      : []),
    ...(afterCrash ? [companion('Deerpath’s companion was started again after it had stopped unexpectedly')] : []),
  ];
}

const companion = (did: string, more: Pick<Deed, 'setting' | 'from' | 'to'> = {}): Deed => ({
  type: 'Companion',
  user: null,
  did,
  ...more,
});
