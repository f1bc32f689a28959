import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {i18n} from '#i18n';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import {ownVersion} from '../messages/own-version.ts';
import {TroubleNotice} from '../pairing/step-pane.tsx';
import {Button} from '../ui/button.tsx';

/** Lines for whoever helps, shown before they are copied. The companion leaves out every secret and every name. */
export function Diagnosis(): JSX.Element {
  const text = useSignal('');
  const isCopied = useSignal(false);
  const busy = useSignal(false);
  const trouble = useSignal<Trouble | null>(null);

  const read = async (): Promise<void> => {
    busy.value = true;
    const answer = await ask('diagnosis', null);
    busy.value = false;
    trouble.value = answer.ok ? null : answer.trouble;
    if (answer.ok) text.value = `Deerpath extension: ${ownVersion()}, ${navigator.userAgent}\n${answer.value.text}`;
  };
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text.value);
    isCopied.value = true;
  };
  return (
    <section class="in stack">
      <div>
        <h3 class="h16">{i18n.t('setup.health.diagnosis')}</h3>
        <p class="muted">{i18n.t('setup.health.diagnosisWords')}</p>
      </div>
      <TroubleNotice trouble={trouble.value} />
      {text.value ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be in reach of the keyboard
        <pre class="diagnosis" tabIndex={0}>
          {text.value}
        </pre>
      ) : null}
      <div class="row">
        <Button busy={busy.value} onClick={text.value ? copy : read}>
          {i18n.t(text.value ? 'setup.health.copy' : 'setup.health.show')}
        </Button>
        <span class="faint" role="status">
          {isCopied.value ? i18n.t('setup.health.copied') : ''}
        </span>
      </div>
    </section>
  );
}
