import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {standing, tryAgain, trying} from '../messages/standing.ts';
import {Button} from '../ui/button.tsx';
import {chosen} from './set-up.ts';
import {StepPane} from './step-pane.tsx';

/** Why nothing can be set now; it goes by itself when the cause is gone, as the standing is followed. */
export function AwayPane(): JSX.Element {
  const trouble = standing.value?.trouble;
  const isRevoked = standing.value?.state === 'revoked';
  return (
    <StepPane
      title={trouble?.title ?? i18n.t('away.title')}
      words={trouble?.detail}
      foot={
        <>
          <span class="spring" />
          <Button look={isRevoked ? 'filled' : 'lined'} onClick={() => (chosen.value = 'pair')}>
            {i18n.t(isRevoked ? 'setup.pair.title' : 'setup.changeAddress')}
          </Button>
          {isRevoked ? null : (
            <Button look="filled" busy={trying.value} onClick={tryAgain}>
              {i18n.t('setup.tryAgain')}
            </Button>
          )}
        </>
      }
    />
  );
}
