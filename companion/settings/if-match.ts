import {refuse} from '../http/refusal.ts';

export const etagOf = (revision: number): string => `"${revision}"`;

/**
 * Throws a 412 when If-Match names none of what the settings are now; it compares strongly, a weak tag never fits
 * (RFC 9110, 13.1.1). The refusal says what others changed since, where that is known.
 */
export function refuseOutdated(
  ifMatch: string | null,
  {revision, changedSince}: {revision: number; changedSince(revision: number): string[] | undefined},
): void {
  if (ifMatch === null || ifMatch.trim() === '*') return;
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  if (tags.includes(etagOf(revision))) return;
  const known = Number(/^"(\d{1,9})"$/.exec(tags[0] ?? '')?.[1] ?? Number.NaN);
  const changes = known < revision ? changedSince(known) : undefined;
  throw refuse(
    412,
    'settings.changed',
    'The settings have changed meanwhile.',
    [...(changes ?? []), 'Read them again, then make the change.'].join(' '),
    {headers: {etag: etagOf(revision)}},
  );
}
