import type {ActivityEntry, ActivityType} from '../../shared/activity/entry.ts';
import {type Clock, isoTime} from '../platform/clock.ts';
import type {Ids} from '../platform/ids.ts';
import type {Changes} from '../store/store.ts';

/** Something that somebody did. */
export interface Deed {
  readonly type: ActivityType;
  /** The name of who did it; null when the companion did it by itself, and `did` then begins the sentence. */
  readonly user: string | null;
  /** The sentence behind the name, without a full stop: “changed Frequency”. */
  readonly did: string;
  /** Which setting, in plain words. */
  readonly setting?: string;
  /** Old and new value in plain words; never a secret. */
  readonly from?: string | null;
  readonly to?: string | null;
  /** Of a change of settings: the revision that it leads to. */
  readonly settingsRevision?: number;
}

/**
 * Puts what was done into the System Activity Report, within the commit that does it: both are kept or neither. The report
 * is only ever added to.
 */
export function noteActivity(changes: Changes, {ids, clock}: {ids: Ids; clock: Clock}, ...deeds: Deed[]): void {
  for (const {type, user, did, setting = null, from = null, to = null, settingsRevision} of deeds) {
    changes.put('activity', {
      id: ids.next(),
      at: isoTime(clock.now()),
      type,
      user,
      setting,
      from,
      to,
      text: user === null ? did : `${user} ${did}`,
      ...(settingsRevision === undefined ? {} : {settingsRevision}),
    });
  }
}

/** What was done with its values, where nothing stands beside it: “Ada changed Frequency from Every hour to Every day.” */
export function wholeSentence({text, from, to}: Pick<ActivityEntry, 'text' | 'from' | 'to'>): string {
  const values = [...(from === null ? [] : [`from ${from}`]), ...(to === null ? [] : [`to ${to}`])];
  // Of a switch the sentence itself says which way.
  const isSwitch = to === 'On' || to === 'Off';
  return `${[text, ...(isSwitch ? [] : values)].join(' ')}.`;
}
