import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import type {Role} from '../../shared/pairing/user.ts';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import {standing} from '../messages/standing.ts';
import {Button} from '../ui/button.tsx';
import {whenText} from '../ui/format.ts';
import {isAdmin} from './set-up.ts';
import {AdminsOnly, StepPane, TroubleNotice} from './step-pane.tsx';

/** A code for each colleague, who pairs with it in a browser of their own. */
export function InviteStep(): JSX.Element {
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
    <StepPane
      title="Invite colleagues"
      words="Each pairs a browser of their own with a code of their own. Staff sync, retry and skip; administrators also change the set-up."
    >
      <TroubleNotice trouble={trouble.value} />
      {isAdmin.value ? (
        <div class="fields">
          <fieldset class="choice">
            <legend>Role</legend>
            <label class="check">
              <input
                type="radio"
                name="role"
                checked={role.value === 'staff'}
                onChange={() => (role.value = 'staff')}
              />
              <span>Staff</span>
            </label>
            <label class="check">
              <input
                type="radio"
                name="role"
                checked={role.value === 'admin'}
                onChange={() => (role.value = 'admin')}
              />
              <span>Administrator</span>
            </label>
          </fieldset>
          <div class="row">
            <Button busy={busy.value} onClick={invite}>
              Make a code
            </Button>
          </div>
          {invitation.value ? (
            <p class="notice ok" role="status">
              <span>
                Code <code class="big">{invitation.value.code}</code>, counts once, until{' '}
                {whenText(invitation.value.expiresAt, new Date())}. The companion’s address is{' '}
                <code>{standing.value?.address.replace(/^http:\/\//, '')}</code>.
              </span>
            </p>
          ) : null}
        </div>
      ) : (
        <AdminsOnly what="invite colleagues" />
      )}
    </StepPane>
  );
}
