import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {FirstSyncStep} from '../export/first-sync-step.tsx';
import {MatchStep} from '../mapping/match-step.tsx';
import {isAway, standing} from '../messages/standing.ts';
import {AutosyncSection} from '../settings/autosync-section.tsx';
import {HealthSection} from '../settings/health-section.tsx';
import {MailingListsSection} from '../settings/mailing-lists-section.tsx';
import {SendsSection} from '../settings/sends-section.tsx';
import {Mark} from '../ui/icons.tsx';
import {AwayPane} from './away-pane.tsx';
import {DearStep} from './dear-step.tsx';
import {FirstDayStep} from './first-day-step.tsx';
import {InviteStep} from './invite-step.tsx';
import {OwnLinkStep} from './own-link-step.tsx';
import {PairStep} from './pair-step.tsx';
import {chosen, current, isSetUp, type PlaceName} from './set-up.ts';
import {StepNav} from './step-nav.tsx';
import {XeroStep} from './xero-step.tsx';
import {youText} from './you-text.ts';

/** The set-up: the steps on one side, the one in hand beside them. */
export function SetUpPage(): JSX.Element | null {
  const snapshot = standing.value;
  if (!snapshot) return null;
  // Whoever changes the address comes here by choice; all others are told first.
  const isHere = chosen.value === 'pair' || chosen.value === 'companion';
  return (
    <>
      <header class="top row">
        <Mark size={28} />
        <h1>Deerpath</h1>
        <span class="faint">{i18n.t(isSetUp.value ? 'setup.settingsTitle' : 'setup.title')}</span>
        <span class="spring" />
        <span class="faint">{snapshot.you ? youText(snapshot.you) : ''}</span>
      </header>
      <div class="columns">
        <StepNav />
        <main>{isAway(snapshot) && !isHere ? <AwayPane /> : <Pane name={current.value} />}</main>
      </div>
    </>
  );
}

function Pane({name}: {readonly name: PlaceName}): JSX.Element {
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
    case 'health':
      return <HealthSection key="health" />;
    case 'settings':
      return <SendsSection key="settings" />;
    case 'autosync':
      return <AutosyncSection key="autosync" />;
    case 'mailing-lists':
      return <MailingListsSection key="mailing-lists" />;
  }
}
