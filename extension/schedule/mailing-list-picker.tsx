import type {JSX} from 'preact';
import {useId} from 'preact/hooks';
import {i18n} from '#i18n';
import {BeneathField} from '../ui/beneath-field.tsx';
import {numberText} from '../ui/format.ts';
import type {Draft} from './draft.ts';
import {chosenOf, type MailingList, toggleAddress, toggleList} from './recipients.ts';

interface MailingListPickerProps {
  readonly alert: Draft['alert'];
  readonly lists: readonly MailingList[];
  readonly wrong: string | undefined;
  readonly disabled: boolean;
  readonly onChoose: (alert: Draft['alert']) => void;
  readonly onManageLists: () => void;
}

/** The mailing lists that get alerts; a chosen one opens to its addresses, of which single ones may be left out. */
export function MailingListPicker({
  alert,
  lists,
  wrong,
  disabled,
  onChoose,
  onManageLists,
}: MailingListPickerProps): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <div class="row">
        <span id={id} class="label">
          {i18n.t('form.mailingLists')}
        </span>
        <span class="spring" />
        <button type="button" class="text-button small" onClick={onManageLists}>
          {i18n.t('form.manageLists')}
        </button>
      </div>
      {lists.length === 0 ? (
        <p class="help">{i18n.t('form.noLists')}</p>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a box of rows in every browser
        <div
          class="lists"
          role="group"
          aria-labelledby={id}
          aria-describedby={wrong ? `${id}-wrong` : undefined}
          data-wrong={wrong ? '' : undefined}
        >
          {lists.map((list) => (
            <List key={list.id} {...{list, lists, alert, disabled, onChoose}} />
          ))}
        </div>
      )}
      <BeneathField id={id} wrong={wrong} />
    </div>
  );
}

interface ListProps extends Pick<MailingListPickerProps, 'alert' | 'lists' | 'disabled' | 'onChoose'> {
  readonly list: MailingList;
}

function List({list, lists, alert, disabled, onChoose}: ListProps): JSX.Element {
  const chosen = chosenOf(alert, list);
  const isChosen = alert.mailingListIds.includes(list.id);
  const [all, some] = [numberText(list.addresses.length), numberText(chosen.length)];
  return (
    <div class="list">
      <label class="check">
        <input
          type="checkbox"
          checked={isChosen && chosen.length === list.addresses.length}
          disabled={disabled}
          ref={(box) => {
            if (box) box.indeterminate = isChosen && chosen.length < list.addresses.length;
          }}
          onChange={() => onChoose(toggleList(alert, list, lists))}
        />
        <span class={isChosen ? 'strong' : ''}>{list.name}</span>
        <span class="spring" />
        <span class="small faint">{isChosen ? i18n.t('form.someOfAll', {some, all}) : all}</span>
      </label>
      {isChosen
        ? list.addresses.map((address) => (
            <label key={address} class="check address">
              <input
                type="checkbox"
                checked={chosen.includes(address)}
                disabled={disabled}
                onChange={() => onChoose(toggleAddress(alert, list, address, lists))}
              />
              <span>{address}</span>
            </label>
          ))
        : null}
    </div>
  );
}
