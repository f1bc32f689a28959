import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {i18n} from '#i18n';
import type {Status} from '../../shared/contract/status.ts';
import {problemFix, problemTitle} from '../alerts/problem-words.ts';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import {standing} from '../messages/standing.ts';
import {Button} from '../ui/button.tsx';
import {dayText} from '../ui/format.ts';
import {DoneIcon} from '../ui/icons.tsx';
import {Disconnect} from './disconnect.tsx';
import {OrganisationChoice} from './organisation-choice.tsx';
import {ScopeList} from './scope-list.tsx';
import {goOn, isAdmin} from './set-up.ts';
import {AdminsOnly, StepPane, TroubleNotice} from './step-pane.tsx';
import {XeroApp} from './xero-app.tsx';

/** Logs in to Xero, in this very tab, and chooses the organisation when the login opens several. */
export function XeroStep(): JSX.Element {
  const busy = useSignal(false);
  const trouble = useSignal<Trouble | null>(null);
  const xero = standing.value?.status?.xero;
  const connected = xero?.state === 'connected';
  const choosing = xero?.state === 'choose';

  const connect = async (): Promise<void> => {
    busy.value = true;
    trouble.value = null;
    const answer = await ask('connect-xero', null);
    if (answer.ok) location.assign(answer.value.authorizeUrl);
    else {
      busy.value = false;
      trouble.value = answer.trouble;
    }
  };

  return (
    <StepPane
      title={titleOf(xero)}
      words={i18n.t(choosing ? 'setup.xero.chooseWords' : connected ? 'setup.xero.reconnect' : 'setup.xero.words')}
      foot={connected ? <Connected xero={xero} /> : undefined}
    >
      <TroubleNotice
        trouble={
          trouble.value ??
          (xero?.problem
            ? {kind: 'refused', title: problemTitle(xero.problem), detail: problemFix(xero.problem)}
            : null)
        }
      />
      {isAdmin.value ? (
        <>
          {choosing ? <OrganisationChoice choices={xero.choices ?? []} /> : null}
          <div class="fields wide">
            {trouble.value?.code === 'xero.no-app' ? <XeroApp /> : null}
            <div class="row wrap">
              <Button look={connected || choosing ? 'lined' : 'filled'} busy={busy.value} onClick={connect}>
                {i18n.t('setup.xero.title')}
              </Button>
              {xero && xero.state !== 'disconnected' ? <Disconnect what="xero" /> : null}
            </div>
            <ScopeList />
          </div>
        </>
      ) : (
        <AdminsOnly what={i18n.t('setup.xero.adminsOnly')} />
      )}
    </StepPane>
  );
}

function titleOf(xero: Status['xero'] | undefined): string {
  if (xero?.state === 'connected') return i18n.t('setup.xero.connected', {organisation: xero.organisation ?? ''});
  return i18n.t(xero?.state === 'choose' ? 'setup.xero.choose' : 'setup.xero.title');
}

const Connected = ({xero}: {readonly xero: Status['xero']}): JSX.Element => (
  <>
    <span class="row spring">
      <i class="tone-ok">
        <DoneIcon />
      </i>
      <span>
        {xero.organisation}
        {xero.reconnectBy ? (
          <span class="faint"> {i18n.t('setup.xero.loginAgainBy', {day: dayText(xero.reconnectBy, new Date())})}</span>
        ) : null}
      </span>
    </span>
    <Button look="filled" onClick={() => goOn('xero')}>
      {i18n.t('setup.match.stepTitle')}
    </Button>
  </>
);
