import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {i18n} from '#i18n';
import type {Transaction} from '../../shared/history/transaction.ts';
import {ask} from '../messages/ask.ts';
import {Button} from '../ui/button.tsx';
import {AgainIcon} from '../ui/icons.tsx';
import {act, acting} from './opened-row.ts';
import {SkipDialog} from './skip-dialog.tsx';
import {isSending} from './transactions.ts';

/** What can be done with a row: tried again, skipped, put back; what is in Xero is done. */
export function DetailFoot({transaction}: {readonly transaction: Transaction}): JSX.Element | null {
  const asking = useSignal(false);
  const {id, status, dear} = transaction;
  if (status === 'Completed') return null;
  return (
    <footer class="detail-foot row">
      {status === 'Skipped' ? (
        <div class="grow">
          <Button
            size="large"
            busy={acting.value}
            onClick={() => act(() => ask('unskip', {id}), id, i18n.t('history.putBackNow'))}
          >
            {i18n.t('history.putBack')}
          </Button>
        </div>
      ) : (
        <>
          <div class="grow">
            <Button
              size="large"
              icon={<AgainIcon />}
              busy={acting.value || isSending(transaction)}
              onClick={() => act(() => ask('retry', {id}), id, i18n.t('history.retrying'))}
            >
              {i18n.t('history.retry')}
            </Button>
          </div>
          <Button
            size="large"
            look="quiet"
            onClick={() => {
              asking.value = true;
            }}
          >
            {i18n.t('history.skip')}
          </Button>
        </>
      )}
      {asking.value ? (
        <SkipDialog
          title={i18n.t('history.skipTitle', {number: dear.number})}
          words={i18n.t('history.skipWhy')}
          button={i18n.t('history.skipDo', {number: dear.number})}
          onSkip={(reason) => act(() => ask('skip', {id, reason}), id, i18n.t('history.skippedNow'))}
          onClose={() => {
            asking.value = false;
          }}
        />
      ) : null}
    </footer>
  );
}
