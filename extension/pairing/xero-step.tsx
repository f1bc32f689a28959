import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import {standing} from '../messages/standing.ts';
import {Button} from '../ui/button.tsx';
import {Dialog} from '../ui/dialog.tsx';
import {dayText} from '../ui/format.ts';
import {DoneIcon} from '../ui/icons.tsx';
import {chosen, goOn, isAdmin} from './set-up.ts';
import {AdminsOnly, StepPane, TroubleNotice} from './step-pane.tsx';

/** Logs in to Xero, in this very tab, and chooses the organisation when the login opens several. */
export function XeroStep(): JSX.Element {
  const busy = useSignal(false);
  const trouble = useSignal<Trouble | null>(null);
  const xero = standing.value?.status?.xero;
  const connected = xero?.state === 'connected';

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
      title={
        connected
          ? `Xero is connected: ${xero.organisation ?? ''}`
          : xero?.state === 'choose'
            ? 'Choose the organisation'
            : 'Connect Xero'
      }
      words={
        xero?.state === 'choose'
          ? 'Your login opens several. Documents go to the one you choose.'
          : 'Xero asks you to log in and to allow Deerpath access. This tab goes there; come back to it afterwards.'
      }
      foot={
        connected ? (
          <>
            <span class="row spring">
              <i class="tone-ok">
                <DoneIcon />
              </i>
              {xero.organisation}
              {xero.reconnectBy ? (
                <span class="faint">, log in again by {dayText(xero.reconnectBy, new Date())}</span>
              ) : null}
            </span>
            <Button look="filled" onClick={() => goOn('xero')}>
              Match taxes and accounts
            </Button>
          </>
        ) : undefined
      }
    >
      <TroubleNotice
        trouble={
          trouble.value ??
          (xero?.problem ? {kind: 'refused', title: xero.problem.title, detail: xero.problem.fix} : null)
        }
      />
      {isAdmin.value ? (
        <>
          {xero?.state === 'choose' ? <OrganisationChoice choices={xero.choices ?? []} /> : null}
          <div class="fields">
            <div class="row">
              <Button
                look={connected || xero?.state === 'choose' ? 'lined' : 'filled'}
                busy={busy.value}
                onClick={connect}
              >
                Connect Xero
              </Button>
            </div>
          </div>
        </>
      ) : (
        <AdminsOnly what="connect Xero" />
      )}
    </StepPane>
  );
}

function OrganisationChoice({choices}: {readonly choices: readonly {tenantId: string; name: string}[]}): JSX.Element {
  const picked = useSignal(choices[0]?.tenantId ?? '');
  const busy = useSignal(false);
  const trouble = useSignal<Trouble | null>(null);
  const asking = useSignal(false);

  const choose = async (confirm: boolean): Promise<void> => {
    busy.value = true;
    trouble.value = null;
    const answer = await ask('choose-organisation', {tenantId: picked.value, ...(confirm ? {confirm: true} : {})});
    busy.value = false;
    asking.value = false;
    if (answer.ok) chosen.value = null;
    else if (answer.trouble.status === 409 && !confirm) asking.value = true;
    else trouble.value = answer.trouble;
  };

  const name = choices.find(({tenantId}) => tenantId === picked.value)?.name ?? '';
  return (
    <div class="fields">
      <TroubleNotice trouble={trouble.value} />
      <fieldset class="choice">
        <legend>Organisation</legend>
        {choices.map(({tenantId, name: label}) => (
          <label key={tenantId} class="check">
            <input
              type="radio"
              name="organisation"
              checked={picked.value === tenantId}
              onChange={() => (picked.value = tenantId)}
            />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <div class="row">
        <Button look="filled" busy={busy.value} onClick={() => choose(false)}>
          Use this organisation
        </Button>
      </div>
      {asking.value ? (
        <Dialog title={`Send to ${name} from now on?`} onClose={() => (asking.value = false)}>
          <p class="muted">
            Deerpath has sent to another organisation before. What it sent there stays, and is remembered should you go
            back. {name} starts with a history of its own: check the first day before the next sync.
          </p>
          <div class="actions">
            <Button look="quiet" onClick={() => (asking.value = false)}>
              Cancel
            </Button>
            <Button look="filled" busy={busy.value} onClick={() => choose(true)}>
              {`Send to ${name}`}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </div>
  );
}
