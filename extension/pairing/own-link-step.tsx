import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {Button} from '../ui/button.tsx';
import {WarningIcon} from '../ui/icons.tsx';
import {woven} from '../ui/woven.tsx';
import {keepOwnLinkOff} from './own-link.ts';
import {goOn, ownLinkOff} from './set-up.ts';
import {StepPane} from './step-pane.tsx';

/** DEAR's own link to Xero and Deerpath at once would post everything twice. */
export function OwnLinkStep(): JSX.Element {
  return (
    <StepPane
      title={i18n.t('setup.ownLink.title')}
      words={i18n.t('setup.ownLink.words')}
      foot={
        <>
          <span class="spring" />
          <Button
            look="filled"
            resting={ownLinkOff.value ? undefined : i18n.t('setup.ownLink.sayFirst')}
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
        <label class="check">
          <input
            type="checkbox"
            checked={ownLinkOff.value}
            onChange={(event) => {
              ownLinkOff.value = event.currentTarget.checked;
              void keepOwnLinkOff(event.currentTarget.checked);
            }}
          />
          <span>{i18n.t('setup.ownLink.check')}</span>
        </label>
      </div>
    </StepPane>
  );
}
