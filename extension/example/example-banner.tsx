import './example.css';
import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {ask} from '../messages/ask.ts';
import {standing} from '../messages/standing.ts';
import {Button} from '../ui/button.tsx';

/** On every page of ours while its answers are made up: that they are, and the way out. */
export function ExampleBanner(): JSX.Element | null {
  const busy = useSignal(false);
  if (!standing.value?.isExample) return null;
  const leave = async (): Promise<void> => {
    busy.value = true;
    await ask('leave-example', null);
    location.reload(); // nothing made up stays in a page's memory
  };
  return (
    <aside class="example-banner row" aria-label={i18n.t('example.title')}>
      <p>
        <b>{i18n.t('example.title')}</b> {i18n.t('example.words')}
      </p>
      <span class="spring" />
      <Button size="small" busy={busy.value} onClick={leave}>
        {i18n.t('example.leave')}
      </Button>
    </aside>
  );
}
