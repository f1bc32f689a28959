import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {i18n} from '#i18n';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import {Button} from '../ui/button.tsx';
import {Dialog} from '../ui/dialog.tsx';
import {chosen} from './set-up.ts';
import {TroubleNotice} from './step-pane.tsx';

/** Which organisation documents go to, of those that the login opens. Another one than before is asked about first. */
export function OrganisationChoice({
  choices,
}: {
  readonly choices: readonly {readonly tenantId: string; readonly name: string}[];
}): JSX.Element {
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
        <legend>{i18n.t('setup.xero.organisation')}</legend>
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
          {i18n.t('setup.xero.use')}
        </Button>
      </div>
      {asking.value ? (
        <Dialog title={i18n.t('setup.xero.anotherTitle', {name})} onClose={() => (asking.value = false)}>
          <p class="muted">{i18n.t('setup.xero.another', {name})}</p>
          <div class="actions">
            <Button look="quiet" onClick={() => (asking.value = false)}>
              {i18n.t('setup.cancel')}
            </Button>
            <Button look="filled" busy={busy.value} onClick={() => choose(true)}>
              {i18n.t('setup.xero.sendTo', {name})}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </div>
  );
}
