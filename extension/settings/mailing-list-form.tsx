import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {useId} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Trouble} from '../client/trouble.ts';
import {TroubleNotice} from '../pairing/step-pane.tsx';
import {BeneathField, heldBeneath} from '../ui/beneath-field.tsx';
import {Button} from '../ui/button.tsx';
import {Field} from '../ui/field.tsx';
import {draftOf, type ListFaults, type MailingList, readDraft} from './mailing-list-draft.ts';
import {saveSettings, settings} from './settings.ts';

/** A list being written; its addresses are checked before it is saved. */
export function MailingListForm({
  list,
  onDone,
}: {
  readonly list: MailingList;
  readonly onDone: () => void;
}): JSX.Element {
  const draft = useSignal(draftOf(list));
  /** The list as it was when somebody began to write; null for a new one. */
  const begun = useSignal(settings.value?.mailingLists.find((one) => one.id === list.id) ?? null);
  const faults = useSignal<ListFaults | null>(null);
  const busy = useSignal(false);
  const trouble = useSignal<Trouble | null>(null);
  const id = useId();

  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const lists = settings.value?.mailingLists ?? [];
    const read = readDraft(draft.value, lists);
    faults.value = read.faults;
    if (read.faults) return;
    const now = lists.find((one) => one.id === list.id) ?? null;
    if (JSON.stringify(now) !== JSON.stringify(begun.value)) {
      // Whoever saves once more has seen it.
      begun.value = now;
      trouble.value = changedMeanwhile(now);
      return;
    }
    busy.value = true;
    const mailingLists =
      now === null ? [...lists, read.list] : lists.map((one) => (one.id === list.id ? read.list : one));
    trouble.value = await saveSettings({mailingLists});
    busy.value = false;
    if (!trouble.value) onDone();
  };
  const addressFault = addressesText(faults.value);
  const help = i18n.t('setup.lists.addressesHelp');
  return (
    <form class="list-form stack" onSubmit={save} noValidate>
      <TroubleNotice trouble={trouble.value} />
      <Field
        label={i18n.t('setup.lists.name')}
        value={draft.value.name}
        wrong={
          faults.value?.name
            ? i18n.t(`setup.lists.name${faults.value.name === 'taken' ? 'Taken' : 'Missing'}`)
            : undefined
        }
        onInput={(name) => (draft.value = {...draft.value, name})}
      />
      <div class="field">
        <label for={id}>{i18n.t('setup.lists.addresses')}</label>
        <textarea
          id={id}
          class="input"
          rows={4}
          spellcheck={false}
          value={draft.value.addresses}
          {...heldBeneath(id, {wrong: addressFault, help})}
          onInput={({currentTarget}) => (draft.value = {...draft.value, addresses: currentTarget.value})}
        />
        <BeneathField id={id} wrong={addressFault} help={help} />
      </div>
      <div class="row">
        <Button look="filled" type="submit" busy={busy.value}>
          {i18n.t('setup.lists.save')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {i18n.t('setup.cancel')}
        </Button>
      </div>
    </form>
  );
}

const changedMeanwhile = (now: MailingList | null): Trouble => ({
  kind: 'refused',
  title: i18n.t('setup.conflict'),
  detail: now
    ? i18n.t('setup.lists.leftAs', {name: now.name, addresses: now.addresses.join(', ')})
    : i18n.t('setup.lists.removedMeanwhile'),
});

function addressesText(faults: ListFaults | null): string {
  if (!faults?.addresses) return '';
  return faults.addresses === 'missing'
    ? i18n.t('setup.lists.addressesMissing')
    : i18n.t('setup.lists.addressesWrong', faults.wrong.length, {wrong: faults.wrong.join(', ')});
}
