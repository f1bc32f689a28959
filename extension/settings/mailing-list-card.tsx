import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {i18n} from '#i18n';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import {standing} from '../messages/standing.ts';
import {isAdmin} from '../pairing/set-up.ts';
import {TroubleNotice} from '../pairing/step-pane.tsx';
import {Button} from '../ui/button.tsx';
import {Dialog} from '../ui/dialog.tsx';
import type {MailingList} from './mailing-list-draft.ts';
import {MailingListForm} from './mailing-list-form.tsx';
import {saveSettings, settings} from './settings.ts';

/** One list: its addresses, a test mail to all of them, change and removal. */
export function MailingListCard({list}: {readonly list: MailingList}): JSX.Element {
  const isChanging = useSignal(false);
  const isRemoving = useSignal(false);
  const busy = useSignal(false);
  const trouble = useSignal<Trouble | null>(null);
  const result = useSignal('');

  const test = async (): Promise<void> => {
    busy.value = true;
    result.value = '';
    const answer = await ask('test-mail', {id: list.id});
    busy.value = false;
    trouble.value = answer.ok ? null : answer.trouble;
    if (answer.ok) {
      const {sent, refused} = answer.value;
      result.value = [
        sent.length > 0 ? i18n.t('setup.lists.testSent', {addresses: sent.join(', ')}) : '',
        refused.length > 0 ? i18n.t('setup.lists.testRefused', {addresses: refused.join(', ')}) : '',
      ]
        .filter(Boolean)
        .join(' ');
    }
  };
  const remove = async (): Promise<void> => {
    const others = (settings.value?.mailingLists ?? []).filter(({id}) => id !== list.id);
    trouble.value = await saveSettings({mailingLists: others});
    isRemoving.value = false;
  };

  if (isChanging.value) {
    return (
      <li class="list-card">
        <MailingListForm list={list} onDone={() => (isChanging.value = false)} />
      </li>
    );
  }
  return (
    <li class="list-card">
      <div class="row wrap">
        <div class="list-words">
          <b>{list.name}</b>
          <p class="muted">{list.addresses.join(', ')}</p>
        </div>
        <span class="spring" />
        {isAdmin.value ? (
          <>
            <Button
              size="small"
              busy={busy.value}
              resting={standing.value?.status?.mail === false ? i18n.t('setup.lists.noMailShort') : undefined}
              onClick={test}
            >
              {i18n.t('setup.lists.test')}
            </Button>
            <Button size="small" onClick={() => (isChanging.value = true)}>
              {i18n.t('setup.lists.change')}
            </Button>
            <Button size="small" onClick={() => (isRemoving.value = true)}>
              {i18n.t('setup.lists.remove')}
            </Button>
          </>
        ) : null}
      </div>
      <p class="small muted" role="status">
        {result.value}
      </p>
      <TroubleNotice trouble={trouble.value} />
      {isRemoving.value ? (
        <Dialog title={i18n.t('setup.lists.removeTitle', {name: list.name})} onClose={() => (isRemoving.value = false)}>
          <p class="muted">{i18n.t('setup.lists.removeWords')}</p>
          <div class="actions">
            <Button look="quiet" onClick={() => (isRemoving.value = false)}>
              {i18n.t('setup.cancel')}
            </Button>
            <Button look="filled" onClick={remove}>
              {i18n.t('setup.lists.remove')}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </li>
  );
}
