import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {standing} from '../messages/standing.ts';
import {isAdmin} from '../pairing/set-up.ts';
import {AdminsOnly, StepPane} from '../pairing/step-pane.tsx';
import {Button} from '../ui/button.tsx';
import {WarningIcon} from '../ui/icons.tsx';
import {woven} from '../ui/woven.tsx';
import {MailingListCard} from './mailing-list-card.tsx';
import {MailingListForm} from './mailing-list-form.tsx';
import {settings} from './settings.ts';

/** Who gets mail when something goes wrong: lists with a name, each with its addresses. */
export function MailingListsSection(): JSX.Element {
  const isAdding = useSignal(false);
  const lists = settings.value?.mailingLists ?? [];
  return (
    <StepPane title={i18n.t('setup.section.mailingLists')} words={i18n.t('setup.lists.words')}>
      {standing.value?.status?.mail === false ? (
        <div class="notice warn in-notice">
          <i class="tone-warn">
            <WarningIcon />
          </i>
          <p>
            {woven(i18n.t('setup.lists.noMail', {url: '{url}', from: '{from}'}), {
              url: <code>SMTP_URL</code>,
              from: <code>MAIL_FROM</code>,
            })}
          </p>
        </div>
      ) : null}
      {isAdmin.value ? null : <AdminsOnly what={i18n.t('setup.lists.adminsOnly')} />}
      {lists.length === 0 && !isAdding.value ? <p class="faint in">{i18n.t('setup.lists.none')}</p> : null}
      <ul class="list-cards">
        {lists.map((list) => (
          <MailingListCard key={list.id} list={list} />
        ))}
      </ul>
      {isAdmin.value ? (
        <div class="in">
          {isAdding.value ? (
            <MailingListForm
              list={{id: crypto.randomUUID(), name: '', addresses: []}}
              onDone={() => (isAdding.value = false)}
            />
          ) : (
            <Button look={lists.length === 0 ? 'filled' : 'lined'} onClick={() => (isAdding.value = true)}>
              {i18n.t('setup.lists.add')}
            </Button>
          )}
        </div>
      ) : null}
    </StepPane>
  );
}
