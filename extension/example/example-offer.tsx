import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {ask} from '../messages/ask.ts';
import {standing} from '../messages/standing.ts';
import {Button} from '../ui/button.tsx';

/** A look around without a companion, DEAR or Xero. */
export function ExampleOffer(): JSX.Element {
  const busy = useSignal(false);
  const start = async (): Promise<void> => {
    busy.value = true;
    const answer = await ask('start-example', null);
    busy.value = false;
    if (answer.ok) standing.value = answer.value;
  };
  return (
    <div class="example-offer row">
      <p class="muted">{i18n.t('example.offer')}</p>
      <span class="spring" />
      <Button busy={busy.value} onClick={start}>
        {i18n.t('example.start')}
      </Button>
    </div>
  );
}
