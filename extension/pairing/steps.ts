import {i18n} from '#i18n';
import type {Settings} from '../../shared/contract/settings.ts';
import type {Status} from '../../shared/contract/status.ts';
import {problemTitle} from '../alerts/problem-words.ts';
import type {Snapshot} from '../client/snapshot.ts';
import {isAway} from '../messages/standing.ts';
import {numberText} from '../ui/format.ts';
import {longDayText} from './long-day-text.ts';
import {youText} from './you-text.ts';

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

export interface SetUpFacts {
  readonly snapshot: Snapshot | null;
  /** The companion found at the address, before pairing. */
  readonly found: {readonly address: string; readonly version: string} | null;
  readonly settings: Settings | null;
  /** How many rules and accounts need a choice; null until they are read. */
  readonly toMatch: number | null;
}

/** All steps with what each found, from what is known. Pure. */
export function stepsOf({snapshot, found, settings, toMatch}: SetUpFacts): readonly Step[] {
  const status = snapshot?.status ?? null;
  const dear = status?.dear;
  const xero = status?.xero;
  return [
    companionStep(snapshot, found),
    pairStep(snapshot),
    {
      name: 'dear',
      title: i18n.t('setup.dear.title'),
      words:
        dear?.state === 'failing'
          ? dear.problem
            ? problemTitle(dear.problem)
            : i18n.t('setup.needsYou')
          : (dear?.company ?? i18n.t('setup.dear.step')),
      state: dear?.state === 'connected' ? 'done' : dear?.state === 'failing' ? 'failing' : 'to-do',
    },
    {
      name: 'xero',
      title: i18n.t('setup.xero.title'),
      words:
        xero?.state === 'failing'
          ? xero.problem
            ? problemTitle(xero.problem)
            : i18n.t('setup.needsYou')
          : xero?.state === 'choose'
            ? i18n.t('setup.xero.choose')
            : (xero?.organisation ?? i18n.t('setup.xero.step')),
      state: xero?.state === 'connected' ? 'done' : xero?.state === 'failing' ? 'failing' : 'to-do',
    },
    {name: 'match', title: i18n.t('setup.match.stepTitle'), words: matchText(toMatch), state: doneIf(toMatch === 0)},
    {
      name: 'first-day',
      title: i18n.t('setup.firstDay.title'),
      words: settings?.ignoreBefore
        ? i18n.t('setup.firstDay.from', {day: longDayText(settings.ignoreBefore)})
        : i18n.t('setup.firstDay.step'),
      state: doneIf(!!settings?.ignoreBefore),
    },
    ownLinkStep(status),
    {
      name: 'first-sync',
      title: i18n.t('setup.firstSync.title'),
      words: i18n.t(status?.lastRun ? 'setup.firstSync.done' : 'setup.firstSync.step'),
      state: doneIf(!!status?.lastRun),
    },
    {
      name: 'invite',
      title: i18n.t('setup.people.title'),
      words: i18n.t('setup.optional'),
      state: 'to-do',
      optional: true,
    },
  ];
}

const doneIf = (isDone: boolean): 'done' | 'to-do' => (isDone ? 'done' : 'to-do');

/** It answers, or who else does, or nobody. Who no longer takes our token answers all the same. */
function companionStep(snapshot: Snapshot | null, found: SetUpFacts['found']): Step {
  const status = snapshot?.status ?? null;
  const paired = snapshot !== null && snapshot.state !== 'unpaired';
  const away = paired && isAway(snapshot) && snapshot.state !== 'revoked';
  const there = paired ? !away && status !== null : found !== null;
  const place = (found && !paired ? found.address : (snapshot?.address ?? '')).replace(/^https?:\/\//, '');
  return {
    name: 'companion',
    title: i18n.t('setup.companion.title'),
    words: there
      ? i18n.t('setup.companion.found', {place, version: status?.version ?? found?.version ?? ''})
      : away
        ? i18n.t(`setup.companion.${whyAway[snapshot.state] ?? 'away'}`)
        : i18n.t('setup.companion.step'),
    state: there ? 'done' : away ? 'failing' : 'to-do',
  };
}

const whyAway: Readonly<Partial<Record<Snapshot['state'], 'stranger' | 'otherVersion'>>> = {
  stranger: 'stranger',
  'too-old': 'otherVersion',
};

function pairStep(snapshot: Snapshot | null): Step {
  const revoked = snapshot?.state === 'revoked';
  const paired = snapshot !== null && snapshot.state !== 'unpaired';
  return {
    name: 'pair',
    title: i18n.t('setup.pair.title'),
    words: revoked
      ? i18n.t('setup.pair.revoked')
      : paired && snapshot.you
        ? youText(snapshot.you)
        : i18n.t('setup.pair.step'),
    state: revoked ? 'failing' : doneIf(paired),
  };
}

/** What an administrator said; once syncs go, what was seen in Xero counts more. */
function ownLinkStep(status: Status | null): Step {
  const step = {name: 'own-link', title: i18n.t('setup.ownLink.stepTitle')} as const;
  if (status?.xero.problem?.code === 'xero.native-link') {
    return {...step, words: i18n.t('setup.ownLink.seemsOn'), state: 'failing'};
  }
  if (status?.dear.ownLinkOff) return {...step, words: i18n.t('setup.ownLink.isOff'), state: 'done'};
  return status?.lastRun
    ? {...step, words: i18n.t('setup.ownLink.noTrace'), state: 'done'}
    : {...step, words: i18n.t('setup.ownLink.step'), state: 'to-do'};
}

function matchText(toMatch: number | null): string {
  if (toMatch === null) return i18n.t('setup.match.step');
  return toMatch === 0
    ? i18n.t('setup.match.allMatched')
    : i18n.t('setup.match.toChoose', toMatch, [numberText(toMatch)]);
}
