import {computed, signal} from '@preact/signals';
import {openRows} from '../mapping/choices.ts';
import {standing} from '../messages/standing.ts';
import {settings} from '../settings/settings.ts';
import {type Step, type StepName, stepNames, stepsOf} from './steps.ts';

/** What stands beside the steps: settings that come into their own once the first sync went. */
export const sectionNames = ['health', 'settings', 'autosync', 'mailing-lists'] as const;
export type SectionName = (typeof sectionNames)[number];
export type PlaceName = StepName | SectionName;
export const placeNames: readonly PlaceName[] = [...stepNames, ...sectionNames];

/** The place a person chose to see; without one, the first step that is not done, or how everything stands. */
export const chosen = signal<PlaceName | null>(null);
/** The companion found at the address, before pairing. */
export const found = signal<{readonly address: string; readonly version: string} | null>(null);
/** Which administrator says that DEAR's own link to Xero is off, and since when. */
export const ownLinkOff = computed(() => standing.value?.status?.dear.ownLinkOff ?? null);

export const isAdmin = computed(() => standing.value?.you?.role === 'admin');
/** The first sync went: from now on these are settings. */
export const isSetUp = computed(() => !!standing.value?.status?.lastRun);

export const steps = computed<readonly Step[]>(() =>
  stepsOf({
    snapshot: standing.value,
    found: found.value,
    settings: settings.value,
    toMatch: openRows.value,
  }),
);

export const current = computed<PlaceName>(
  () =>
    chosen.value ??
    steps.value.find(({state, optional}) => state !== 'done' && !optional)?.name ??
    (isSetUp.value ? 'health' : 'first-sync'),
);

/** Moves on to the step after this one. */
export function goOn(from: StepName): void {
  const next = stepNames[stepNames.indexOf(from) + 1];
  if (next) chosen.value = next;
}
