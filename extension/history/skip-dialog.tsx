import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {Button} from '../ui/button.tsx';
import {Dialog} from '../ui/dialog.tsx';
import {Field} from '../ui/field.tsx';

interface SkipDialogProps {
  readonly title: string;
  readonly words: string;
  /** The button that does it: a verb and its object. */
  readonly button: string;
  readonly onSkip: (reason: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Skipping keeps a document out of Xero for everyone, so it asks for the reason. */
export function SkipDialog({title, words, button, onSkip, onClose}: SkipDialogProps): JSX.Element {
  const reason = useSignal('');
  const wrong = useSignal<string | undefined>(undefined);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (reason.value.trim() === '') {
      wrong.value = i18n.t('history.sayWhy');
      return;
    }
    void onSkip(reason.value.trim());
    onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit} class="stack">
        <p class="muted">{words}</p>
        <Field
          label={i18n.t('history.reason')}
          value={reason.value}
          wrong={wrong.value}
          onInput={(value) => {
            reason.value = value;
            wrong.value = undefined;
          }}
        />
        <div class="actions">
          <Button look="quiet" onClick={onClose}>
            {i18n.t('panel.cancel')}
          </Button>
          <Button look="filled" type="submit">
            {button}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
