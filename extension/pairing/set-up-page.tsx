import type {JSX} from 'preact';
import {FirstSyncStep} from '../export/first-sync-step.tsx';
import {MatchStep} from '../mapping/match-step.tsx';
import {isAway, standing, tryAgain, trying} from '../messages/standing.ts';
import {Button} from '../ui/button.tsx';
import {CheckIcon, FailedIcon, Mark} from '../ui/icons.tsx';
import {DearStep} from './dear-step.tsx';
import {FirstDayStep} from './first-day-step.tsx';
import {InviteStep} from './invite-step.tsx';
import {OwnLinkStep} from './own-link-step.tsx';
import {PairStep} from './pair-step.tsx';
import {chosen, current, type Step, type StepName, steps, youText} from './set-up.ts';
import {StepPane} from './step-pane.tsx';
import {XeroStep} from './xero-step.tsx';

/** The set-up: the steps on one side, the one in hand beside them. */
export function SetUpPage(): JSX.Element | null {
  const snapshot = standing.value;
  if (!snapshot) return null;
  const title = snapshot.status?.lastRun ? 'Settings' : 'Set-up';
  const done = steps.value.filter(({state}) => state === 'done').length;
  return (
    <>
      <header class="top row">
        <Mark size={28} />
        <h1>Deerpath</h1>
        <span class="faint">{title}</span>
        <span class="spring" />
        <span class="faint">{snapshot.you ? youText(snapshot.you) : ''}</span>
      </header>
      <div class="columns">
        <nav aria-label="Steps">
          <p class="page-title">{title}</p>
          <p class="muted progress-words">
            {done} of {steps.value.length} done.
          </p>
          <ol class="steps">
            {steps.value.map((step, index) => (
              <StepEntry key={step.name} step={step} number={index + 1} />
            ))}
          </ol>
        </nav>
        <main>
          {isAway(snapshot) && current.value !== 'pair' && current.value !== 'companion' ? (
            <AwayPane />
          ) : (
            <Pane name={current.value} />
          )}
        </main>
      </div>
    </>
  );
}

function StepEntry({step, number}: {readonly step: Step; readonly number: number}): JSX.Element {
  const isCurrent = step.name === current.value;
  return (
    <li class={`step ${step.state} ${isCurrent ? 'current' : ''}`}>
      <a
        href={`#${step.name}`}
        aria-current={isCurrent ? 'step' : undefined}
        onClick={(event) => {
          event.preventDefault();
          chosen.value = step.name;
        }}
      >
        <span class="sign" aria-hidden="true">
          {step.state === 'done' ? <CheckIcon /> : step.state === 'failing' ? <FailedIcon size={28} /> : number}
        </span>
        <span class="step-words">
          <b>{step.title}</b>
          <span>{step.words}</span>
        </span>
        {step.state === 'done' ? <span class="said">, done</span> : null}
      </a>
    </li>
  );
}

function Pane({name}: {readonly name: StepName}): JSX.Element {
  switch (name) {
    case 'companion':
    case 'pair':
      return <PairStep key="pair" />;
    case 'dear':
      return <DearStep key="dear" />;
    case 'xero':
      return <XeroStep key="xero" />;
    case 'match':
      return <MatchStep key="match" />;
    case 'first-day':
      return <FirstDayStep key="first-day" />;
    case 'own-link':
      return <OwnLinkStep key="own-link" />;
    case 'first-sync':
      return <FirstSyncStep key="first-sync" />;
    case 'invite':
      return <InviteStep key="invite" />;
  }
}

function AwayPane(): JSX.Element {
  const snapshot = standing.value;
  return (
    <StepPane
      title={snapshot?.trouble?.title ?? 'The companion is not answering'}
      words={snapshot?.trouble?.detail}
      foot={
        <>
          <span class="spring" />
          <Button onClick={() => (chosen.value = 'pair')}>Change address</Button>
          <Button look="filled" busy={trying.value} onClick={tryAgain}>
            Try again
          </Button>
        </>
      }
    />
  );
}
