import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {i18n} from '#i18n';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import {tryAgain} from '../messages/standing.ts';
import {Button} from '../ui/button.tsx';
import {whenText} from '../ui/format.ts';
import {WarningIcon} from '../ui/icons.tsx';
import {woven} from '../ui/woven.tsx';
import {goOn, isAdmin, ownLinkOff} from './set-up.ts';
import {AdminsOnly, StepPane, TroubleNotice} from './step-pane.tsx';

/**
 * DEAR's own link to Xero and Deerpath at once would post everything twice. DEAR cannot be asked; an administrator says so,
 * and the companion keeps it for everyone.
 */
export function OwnLinkStep(): JSX.Element {
  const saying = useSignal<boolean | null>(null);
  const trouble = useSignal<Trouble | null>(null);
  const said = ownLinkOff.value;

  const say = async (off: boolean): Promise<void> => {
    saying.value = off;
    const answer = await ask('say-own-link', {off});
    trouble.value = answer.ok ? null : answer.trouble;
    if (answer.ok) await tryAgain();
    saying.value = null;
  };
  return (
    <StepPane
      title={i18n.t('setup.ownLink.title')}
      words={i18n.t('setup.ownLink.words')}
      foot={
        <>
          <span class="spring" />
          <Button
            look="filled"
            resting={said ? undefined : i18n.t('setup.ownLink.sayFirst')}
            onClick={() => goOn('own-link')}
          >
            {i18n.t('setup.ownLink.goOn')}
          </Button>
        </>
      }
    >
      <div class="fields">
        <div class="notice warn">
          <i class="tone-warn">
            <WarningIcon />
          </i>
          <p>{woven(i18n.t('setup.ownLink.how', {button: '{button}'}), {button: <b>Disable Integration</b>})}</p>
        </div>
        <TroubleNotice trouble={trouble.value} />
        <label class="check">
          <input
            type="checkbox"
            checked={saying.value ?? said !== null}
            disabled={!isAdmin.value}
            onChange={({currentTarget}) => void say(currentTarget.checked)}
          />
          <span>{i18n.t('setup.ownLink.check')}</span>
        </label>
        {said ? (
          <p class="small faint">
            {i18n.t('setup.ownLink.saidBy', {name: said.user, when: whenText(said.at, new Date())})}
          </p>
        ) : null}
        {isAdmin.value ? null : <AdminsOnly what={i18n.t('setup.ownLink.adminsOnly')} />}
      </div>
    </StepPane>
  );
}
