import {signal} from '@preact/signals';
import type {JSX} from 'preact';
import {i18n} from '#i18n';
import type {PanelPlace} from '../messages/asks.ts';
import {isAway, standing} from '../messages/standing.ts';
import {AutosyncForm} from '../schedule/autosync-form.tsx';
import {AutosyncSwitch} from '../schedule/autosync-switch.tsx';
import {facts, isOn} from '../schedule/form.ts';
import {summaryOf} from '../schedule/schedule-words.ts';
import {Button} from '../ui/button.tsx';
import {numberText} from '../ui/format.ts';
import {BellIcon, ChevronLeftIcon, ChevronRightIcon, HistoryIcon, Mark, SlidersIcon} from '../ui/icons.tsx';
import {useNow} from '../ui/now.ts';
import {ConnectionTrail} from './connection-trail.tsx';
import {ExportSwitches} from './export-switches.tsx';
import {PopupStanding} from './popup-standing.tsx';

export interface PopupProps {
  readonly onPanel: (place: PanelPlace) => void;
  readonly onSetUp: (step?: string) => void;
}

/** What the popup shows: how things stand, or the settings of Autosynchronisation. */
const view = signal<'standing' | 'autosync'>('standing');
/** A popup has 600 px at most; in a tab there is room for the form beside the rest. */
const ROOMY = 700;

/** The popup: how things stand, in one heading, one sentence and one way on; below, what may be switched. */
export function Popup({onPanel, onSetUp}: PopupProps): JSX.Element {
  const isRoomy = innerHeight >= ROOMY;
  return (
    <>
      {view.value === 'autosync' && !isRoomy ? (
        <AutosyncView onSetUp={onSetUp} />
      ) : (
        <Home isRoomy={isRoomy} onPanel={onPanel} onSetUp={onSetUp} />
      )}
    </>
  );
}

interface HomeProps extends PopupProps {
  readonly isRoomy: boolean;
}

function Home({isRoomy, onPanel, onSetUp}: HomeProps): JSX.Element {
  const snapshot = standing.value;
  const isPaired = snapshot !== null && snapshot.state !== 'unpaired' && snapshot.state !== 'revoked';
  return (
    <>
      <header class="row head">
        <Mark />
        <h1>Deerpath</h1>
        <span class="spring" />
        {isPaired ? (
          <Bell count={snapshot.status?.notifications ?? 0} onClick={() => onPanel({view: 'notifications'})} />
        ) : null}
      </header>
      <main>
        {isPaired ? (
          <div class="part">
            <ConnectionTrail snapshot={snapshot} />
          </div>
        ) : null}
        <div class="part">
          {snapshot ? <PopupStanding snapshot={snapshot} onPanel={onPanel} onSetUp={onSetUp} /> : null}
        </div>
        {isPaired && facts.value && !isAway(snapshot) ? (
          <div class="part switches">
            <AutosyncSwitch onOn={() => (view.value = 'autosync')} />
            {isOn.value && isRoomy ? <AutosyncForm onManageLists={() => onSetUp('lists')} /> : null}
            {isOn.value && !isRoomy ? <Summary /> : null}
            <ExportSwitches />
            {facts.value.mayChange ? null : <p class="small faint">{i18n.t('form.administratorsChange')}</p>}
          </div>
        ) : null}
      </main>
      <footer class="row foot">
        <Button look="quiet" icon={<HistoryIcon />} onClick={() => onPanel({view: 'transactions'})}>
          {i18n.t('popup.history')}
        </Button>
        <span class="spring" />
        <Button look="quiet" icon={<SlidersIcon />} onClick={() => onSetUp()}>
          {i18n.t('popup.setUp')}
        </Button>
      </footer>
    </>
  );
}

function Bell({count, onClick}: {readonly count: number; readonly onClick: () => void}): JSX.Element {
  return (
    <button
      type="button"
      class="icon-button bell"
      aria-label={
        count === 0 ? i18n.t('popup.notifications') : i18n.t('popup.notificationsOpen', count, [numberText(count)])
      }
      onClick={onClick}
    >
      <BellIcon />
      {count > 0 ? <span class="mark-red">{numberText(count)}</span> : null}
    </button>
  );
}

/** How Autosynchronisation stands, counting down; leads to its settings. */
function Summary(): JSX.Element | null {
  const now = useNow(1_000);
  if (!facts.value) return null;
  return (
    <button type="button" class="text-button small summary" onClick={() => (view.value = 'autosync')}>
      {summaryOf(facts.value, now)} <ChevronRightIcon size={14} />
    </button>
  );
}

function AutosyncView({onSetUp}: Pick<PopupProps, 'onSetUp'>): JSX.Element {
  const back = (): void => {
    view.value = 'standing';
  };
  return (
    <>
      <header class="row head autosync-head">
        <button type="button" class="icon-button" aria-label={i18n.t('popup.back')} onClick={back}>
          <ChevronLeftIcon />
        </button>
        <h1 class="said">{i18n.t('form.autosync')}</h1>
        <div class="grow">
          <AutosyncSwitch />
        </div>
      </header>
      <main class="autosync-view">
        {isOn.value ? (
          <AutosyncForm onCancel={back} onManageLists={() => onSetUp('lists')} />
        ) : (
          <p class="muted part">{i18n.t('schedule.off')}</p>
        )}
      </main>
    </>
  );
}
