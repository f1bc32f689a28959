import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {type Role, roles} from '../../shared/pairing/user.ts';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import {standing} from '../messages/standing.ts';
import {Button} from '../ui/button.tsx';
import {whenText} from '../ui/format.ts';
import {woven} from '../ui/woven.tsx';
import {PeopleTable} from './people-table.tsx';
import {isAdmin} from './set-up.ts';
import {AdminsOnly, StepPane, TroubleNotice} from './step-pane.tsx';

/** Who is paired, and a code for each colleague, who pairs with it in a browser of their own. */
export function InviteStep(): JSX.Element {
  return (
    <StepPane title={i18n.t('setup.people.title')} words={i18n.t('setup.people.words')}>
      {isAdmin.value ? (
        <>
          <Invitation />
          <PeopleTable />
        </>
      ) : (
        <AdminsOnly what={i18n.t('setup.people.adminsOnly')} />
      )}
    </StepPane>
  );
}

function Invitation(): JSX.Element {
  const role = useSignal<Role>('staff');
  const busy = useSignal(false);
  const trouble = useSignal<Trouble | null>(null);
  const invitation = useSignal<{code: string; expiresAt: string} | null>(null);

  const invite = async (): Promise<void> => {
    busy.value = true;
    trouble.value = null;
    const answer = await ask('invite', {role: role.value});
    busy.value = false;
    if (answer.ok) invitation.value = answer.value;
    else trouble.value = answer.trouble;
  };

  return (
    <>
      <TroubleNotice trouble={trouble.value} />
      <div class="fields wide">
        <fieldset class="choice">
          <legend>{i18n.t('setup.people.role')}</legend>
          {roles.toReversed().map((one) => (
            <label key={one} class="check">
              <input type="radio" name="role" checked={role.value === one} onChange={() => (role.value = one)} />
              <span>
                {i18n.t(`setup.people.${one}`)} <span class="muted">{i18n.t(`setup.people.${one}May`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div class="row">
          <Button busy={busy.value} onClick={invite}>
            {i18n.t('setup.people.makeCode')}
          </Button>
        </div>
        <p class={invitation.value ? 'notice ok' : 'said'} role="status">
          {invitation.value ? (
            <span>
              {woven(
                i18n.t('setup.people.code', {
                  code: '{code}',
                  address: '{address}',
                  when: whenText(invitation.value.expiresAt, new Date()),
                }),
                {
                  code: <code class="big">{invitation.value.code}</code>,
                  address: <code>{standing.value?.address.replace(/^http:\/\//, '')}</code>,
                },
              )}
            </span>
          ) : null}
        </p>
        {standing.value?.address.startsWith('http://127.0.0.1') ? (
          <p class="faint small">{i18n.t('setup.people.otherComputers')}</p>
        ) : null}
      </div>
    </>
  );
}
