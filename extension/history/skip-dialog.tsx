import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import type {Transaction} from '../../shared/history/transaction.ts';
import {Button} from '../ui/button.tsx';
import {Dialog} from '../ui/dialog.tsx';
import {Field} from '../ui/field.tsx';
import {skip} from './transactions.ts';

interface SkipDialogProps {
  readonly transaction: Transaction;
  readonly onClose: () => void;
}

/** Skipping keeps a document out of Xero for everyone, so it asks for the reason. */
export function SkipDialog({transaction, onClose}: SkipDialogProps): JSX.Element {
  const reason = useSignal('');
  const wrong = useSignal<string | undefined>(undefined);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (reason.value.trim() === '') {
      wrong.value = 'Say why, everyone sees it.';
      return;
    }
    await skip(transaction.id, reason.value.trim());
    onClose();
  };
  return (
    <Dialog title={`Skip ${transaction.dear.number}?`} onClose={onClose}>
      <form onSubmit={submit} class="stack">
        <p class="muted">It stays out of Xero until someone puts it back. Everyone sees the reason.</p>
        <Field
          label="Reason"
          value={reason.value}
          wrong={wrong.value}
          onInput={(value) => {
            reason.value = value;
            wrong.value = undefined;
          }}
        />
        <div class="actions">
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button look="filled" type="submit">{`Skip ${transaction.dear.number}`}</Button>
        </div>
      </form>
    </Dialog>
  );
}
