import type {JSX} from 'preact';
import {Button} from '../ui/button.tsx';
import {WarningIcon} from '../ui/icons.tsx';
import {keepOwnLinkOff} from './own-link.ts';
import {goOn, ownLinkOff} from './set-up.ts';
import {StepPane} from './step-pane.tsx';

/** DEAR's own link to Xero and Deerpath at once would post everything twice. */
export function OwnLinkStep(): JSX.Element {
  return (
    <StepPane
      title="Turn off DEAR’s own link to Xero"
      words="With both at work every document would be in Xero twice."
      foot={
        <>
          <span class="spring" />
          <Button
            look="filled"
            resting={ownLinkOff.value ? undefined : 'Say that DEAR’s own link is off first'}
            onClick={() => goOn('own-link')}
          >
            Go on to the first sync
          </Button>
        </>
      }
    >
      <div class="fields">
        <div class="notice warn">
          <i class="tone-warn">
            <WarningIcon />
          </i>
          <p>
            In DEAR open Integration &gt; Xero and choose <b>Disable Integration</b>. What it sent stays in Xero. If
            DEAR was never linked to Xero there is nothing to turn off.
          </p>
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
          <span>DEAR’s own link to Xero is off</span>
        </label>
      </div>
    </StepPane>
  );
}
