import {computed, signal} from '@preact/signals';
import type {Settings} from '../../shared/contract/settings.ts';
import type {Snapshot} from '../client/snapshot.ts';
import {openRows} from '../mapping/choices.ts';
import {ask} from '../messages/ask.ts';
import {hearNews} from '../messages/news.ts';
import {isAway, standing} from '../messages/standing.ts';

export const stepNames = [
  'companion',
  'pair',
  'dear',
  'xero',
  'match',
  'first-day',
  'own-link',
  'first-sync',
  'invite',
] as const;
export type StepName = (typeof stepNames)[number];

export interface Step {
  readonly name: StepName;
  readonly title: string;
  readonly words: string;
  readonly state: 'done' | 'to-do' | 'failing';
  readonly optional?: true;
}

/** The step a person chose to see; without one, the first that is not done. */
export const chosen = signal<StepName | null>(null);
/** The companion found at the address, before pairing. */
export const found = signal<{readonly address: string; readonly version: string} | null>(null);
export const settings = signal<Settings | null>(null);
/** Whether the administrator says that DEAR's own link to Xero is off; kept in this browser. */
export const ownLinkOff = signal(false);

export const isAdmin = computed(() => standing.value?.you?.role === 'admin');

export const steps = computed<readonly Step[]>(() =>
  stepsOf({
    snapshot: standing.value,
    found: found.value,
    settings: settings.value,
    toMatch: openRows.value,
    ownLinkOff: ownLinkOff.value,
  }),
);

export const current = computed<StepName>(
  () => chosen.value ?? steps.value.find(({state, optional}) => state !== 'done' && !optional)?.name ?? 'first-sync',
);

interface SetUpFacts {
  readonly snapshot: Snapshot | null;
  readonly found: {readonly address: string; readonly version: string} | null;
  readonly settings: Settings | null;
  /** How many rules and accounts need a choice; null until they are read. */
  readonly toMatch: number | null;
  readonly ownLinkOff: boolean;
}

/** All steps with what each found, from what is known. Pure. */
export function stepsOf({snapshot, found, settings, toMatch, ownLinkOff}: SetUpFacts): readonly Step[] {
  const status = snapshot?.status ?? null;
  const paired = snapshot !== null && snapshot.state !== 'unpaired';
  // Who no longer takes our token answers all the same.
  const away = isAway(snapshot) && snapshot?.state !== 'revoked';
  const place = (snapshot?.address ?? '').replace(/^https?:\/\//, '');
  const there = paired ? !away && status !== null : found !== null;
  const dear = status?.dear;
  const xero = status?.xero;
  return [
    {
      name: 'companion',
      title: 'Find the companion',
      words: there
        ? `${(found && !paired ? found.address : place).replace(/^https?:\/\//, '')}, version ${status?.version ?? found?.version ?? ''}`
        : paired && away
          ? whyAway[snapshot.state === 'stranger' ? 'stranger' : 'away']
          : 'It runs on this computer, or one at the office',
      state: there ? 'done' : paired && away ? 'failing' : 'to-do',
    },
    {
      name: 'pair',
      title: 'Pair this browser',
      words:
        snapshot?.state === 'revoked'
          ? 'No longer paired'
          : paired && snapshot?.you
            ? youText(snapshot.you)
            : 'With the code it shows',
      state: snapshot?.state === 'revoked' ? 'failing' : paired ? 'done' : 'to-do',
    },
    {
      name: 'dear',
      title: 'Connect DEAR',
      words:
        dear?.state === 'failing'
          ? (dear.problem?.title ?? 'Needs you')
          : (dear?.company ?? 'With the keys DEAR shows'),
      state: dear?.state === 'connected' ? 'done' : dear?.state === 'failing' ? 'failing' : 'to-do',
    },
    {
      name: 'xero',
      title: 'Connect Xero',
      words:
        xero?.state === 'failing'
          ? (xero.problem?.title ?? 'Needs you')
          : xero?.state === 'choose'
            ? 'Choose the organisation'
            : (xero?.organisation ?? 'By logging in there once'),
      state: xero?.state === 'connected' ? 'done' : xero?.state === 'failing' ? 'failing' : 'to-do',
    },
    {
      name: 'match',
      title: 'Match taxes and accounts',
      words:
        toMatch === null ? 'So that each line finds its place' : toMatch === 0 ? 'All matched' : `${toMatch} to choose`,
      state: toMatch === 0 ? 'done' : 'to-do',
    },
    {
      name: 'first-day',
      title: 'Choose the first day',
      words: settings?.ignoreBefore ? `From ${dateText(settings.ignoreBefore)} on` : 'Documents dated from then on',
      state: settings?.ignoreBefore ? 'done' : 'to-do',
    },
    {
      name: 'own-link',
      title: 'Turn off DEAR’s own link',
      words: ownLinkOff ? 'It is off' : 'So that nothing goes twice',
      state: ownLinkOff ? 'done' : 'to-do',
    },
    {
      name: 'first-sync',
      title: 'First sync',
      words: status?.lastRun ? 'Done' : 'Takes what is authorised to Xero',
      state: status?.lastRun ? 'done' : 'to-do',
    },
    {name: 'invite', title: 'Invite colleagues', words: 'Optional', state: 'to-do', optional: true},
  ];
}

const whyAway = {stranger: 'Another program answers there', away: 'Not answering'};

/** Begins to follow what the set-up shows beside the standing. */
export async function followSetUp(): Promise<void> {
  hearNews((news) => {
    if (news.news === 'settings') settings.value = news.settings;
  });
}

/** Reads the settings, once the companion answers. */
export async function readSettings(): Promise<void> {
  const answer = await ask('settings', null);
  if (answer.ok) settings.value = answer.value;
}

/** Moves on to the step after this one. */
export function goOn(from: StepName): void {
  const next = stepNames[stepNames.indexOf(from) + 1];
  if (next) chosen.value = next;
}

export const youText = ({name, role}: {readonly name: string; readonly role: 'admin' | 'staff'}): string =>
  `${name}, ${role === 'admin' ? 'administrator' : 'staff'}`;

/** `2026-11-01` as `1 November 2026`: a calendar day, the same in every zone. */
export const dateText = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC'}).format(
    new Date(`${day}T00:00:00Z`),
  );
