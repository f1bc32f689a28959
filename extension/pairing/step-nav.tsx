import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {settings} from '../settings/settings.ts';
import {numberText} from '../ui/format.ts';
import {CheckIcon, ClockIcon, FailedIcon, HistoryIcon, MailIcon, SlidersIcon} from '../ui/icons.tsx';
import {chosen, current, isSetUp, type PlaceName, type SectionName, sectionNames, steps} from './set-up.ts';
import type {Step} from './steps.ts';

/** The way through the set-up, and beside it the settings: whichever matters now stands first. */
export function StepNav(): JSX.Element {
  const done = steps.value.filter(({state}) => state === 'done').length;
  const left = steps.value.filter(({state, optional}) => state !== 'done' && !optional).length;
  const progress = i18n.t('setup.progress', {done: numberText(done), all: numberText(steps.value.length)});
  return (
    <nav aria-label={i18n.t('setup.steps')}>
      <p class="page-title">{i18n.t(isSetUp.value ? 'setup.settingsTitle' : 'setup.title')}</p>
      <p class="muted progress-words">
        {isSetUp.value && left === 0 ? i18n.t('setup.allDone') : `${progress} ${left > 0 ? minutesText(left) : ''}`}
      </p>
      {isSetUp.value ? <Sections /> : null}
      {isSetUp.value ? <p class="nav-head">{i18n.t('setup.connections')}</p> : null}
      <ol class="steps">
        {steps.value.map((step, index) => (
          <StepEntry key={step.name} step={step} number={index + 1} />
        ))}
      </ol>
      {isSetUp.value ? null : <p class="nav-head">{i18n.t('setup.later')}</p>}
      {isSetUp.value ? null : <Sections />}
    </nav>
  );
}

/** A step takes a little over a minute: nine of them are the ten minutes we promise. */
function minutesText(left: number): string {
  const minutes = Math.max(1, Math.round(left * 1.1));
  return i18n.t('setup.minutesMore', minutes, [numberText(minutes)]);
}

function StepEntry({step, number}: {readonly step: Step; readonly number: number}): JSX.Element {
  const sign = step.state === 'done' ? <CheckIcon /> : step.state === 'failing' ? <FailedIcon size={28} /> : number;
  return (
    <Entry name={step.name} look={step.state} sign={sign} title={step.title} words={step.words}>
      {step.state === 'done' ? <span class="said">{i18n.t('setup.saidDone')}</span> : null}
    </Entry>
  );
}

const icons: Readonly<Record<SectionName, JSX.Element>> = {
  health: <HistoryIcon />,
  settings: <SlidersIcon />,
  autosync: <ClockIcon />,
  'mailing-lists': <MailIcon />,
};

const Sections = (): JSX.Element => (
  <ul class="steps sections">
    {sectionNames.map((name) => (
      <Entry
        key={name}
        name={name}
        look="section"
        sign={icons[name]}
        title={i18n.t(`setup.section.${sectionKeys[name]}`)}
        words={wordsOf(name)}
      />
    ))}
  </ul>
);

/** Where syncs go and payments do not, somebody has to say whether they should. */
const wordsOf = (name: SectionName): string =>
  name === 'settings' && isSetUp.value && settings.value?.exportPayments === false
    ? i18n.t('setup.sends.paymentsAsked')
    : i18n.t(`setup.sectionWords.${sectionKeys[name]}`);

const sectionKeys = {
  health: 'health',
  settings: 'sends',
  autosync: 'autosync',
  'mailing-lists': 'mailingLists',
} as const;

interface EntryProps {
  readonly name: PlaceName;
  readonly look: string;
  readonly sign: JSX.Element | number;
  readonly title: string;
  readonly words: string;
  readonly children?: JSX.Element | null;
}

function Entry({name, look, sign, title, words, children}: EntryProps): JSX.Element {
  const isCurrent = name === current.value;
  return (
    <li class={`step ${look} ${isCurrent ? 'current' : ''}`}>
      <a
        href={`#${name}`}
        aria-current={isCurrent ? 'step' : undefined}
        onClick={(event) => {
          event.preventDefault();
          chosen.value = name;
        }}
      >
        <span class="sign" aria-hidden="true">
          {sign}
        </span>
        <span class="step-words">
          <b>{title}</b>
          <span>{words}</span>
        </span>
        {children}
      </a>
    </li>
  );
}
