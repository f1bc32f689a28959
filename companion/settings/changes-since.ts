import type {ActivityEntry} from '../../shared/activity/entry.ts';
import {wholeSentence} from '../activity/note-activity.ts';

/** As many changes as a refusal can name. */
const MOST = 20;

/**
 * What changed in the settings after that revision, a sentence each, the oldest first; undefined where the report does not
 * reach back that far. Of very many the last are named.
 * @param report the System Activity Report, in the order it was written
 */
export function changesSince(report: Iterable<ActivityEntry>, revision: number): string[] | undefined {
  const noted = [...report].flatMap((entry) =>
    entry.settingsRevision === undefined ? [] : [{entry, led: entry.settingsRevision}],
  );
  const first = noted[0]?.led;
  if (first === undefined || revision < first - 1) return undefined;
  const sentences = noted.filter(({led}) => led > revision).map(({entry}) => wholeSentence(entry));
  const left = sentences.length - MOST;
  if (left <= 0) return sentences;
  return [`${left} changes more stand in the System Activity Report.`, ...sentences.slice(left)];
}
