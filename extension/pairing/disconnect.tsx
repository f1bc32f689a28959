import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {i18n} from '#i18n';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import {tryAgain} from '../messages/standing.ts';
import {Button} from '../ui/button.tsx';
import {Dialog} from '../ui/dialog.tsx';
import {TroubleNotice} from './step-pane.tsx';

/** Takes a connection away, after saying what stops and what stays. */
export function Disconnect({what}: {readonly what: 'dear' | 'xero'}): JSX.Element {
  const isAsked = useSignal(false);
  const busy = useSignal(false);
  const trouble = useSignal<Trouble | null>(null);

  const disconnect = async (): Promise<void> => {
    busy.value = true;
    const answer = await ask(`disconnect-${what}`, null);
    trouble.value = answer.ok ? null : answer.trouble;
    if (answer.ok) await tryAgain();
    busy.value = false;
    isAsked.value = !answer.ok;
  };
  const close = (): void => {
    isAsked.value = false;
  };
  return (
    <>
      <Button look="quiet" onClick={() => (isAsked.value = true)}>
        {i18n.t(`setup.disconnect.${what}`)}
      </Button>
      {isAsked.value ? (
        <Dialog title={i18n.t(`setup.disconnect.${what}Title`)} onClose={close}>
          <TroubleNotice trouble={trouble.value} />
          <div class="stack muted">
            <p>{i18n.t(`setup.disconnect.${what}Stops`)}</p>
            <p>{i18n.t(`setup.disconnect.${what}Stays`)}</p>
          </div>
          <div class="actions">
            <Button look="quiet" onClick={close}>
              {i18n.t('setup.cancel')}
            </Button>
            <Button look="filled" busy={busy.value} onClick={disconnect}>
              {i18n.t(`setup.disconnect.${what}`)}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
