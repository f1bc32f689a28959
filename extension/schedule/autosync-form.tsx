import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {type Frequency, frequencies} from '../../shared/schedule/frequency.ts';
import {Button} from '../ui/button.tsx';
import {Field} from '../ui/field.tsx';
import {CheckIcon} from '../ui/icons.tsx';
import {useNow} from '../ui/now.ts';
import {Select} from '../ui/select.tsx';
import {ConflictNotice} from './conflict-notice.tsx';
import {draftFrom} from './draft.ts';
import {cancelEdit, draft, edit, errorAt, facts, saveDraft, saved, saving, trouble, wrong} from './form.ts';
import {FormTrouble} from './form-trouble.tsx';
import {MailingListPicker} from './mailing-list-picker.tsx';
import {Outlook} from './outlook.tsx';
import {alertText, frequencyText} from './schedule-words.ts';
import {TimeZone} from './time-zone.tsx';

interface AutosyncFormProps {
  /** Also leaves the form, where it stands on a page of its own. */
  readonly onCancel?: () => void;
  readonly onManageLists: () => void;
}

/** When to sync by itself and who hears of errors, with what will happen in a sentence. Stands only while it is on. */
export function AutosyncForm({onCancel, onManageLists}: AutosyncFormProps): JSX.Element | null {
  const now = useNow(1_000);
  const held = facts.value;
  if (!held) return null;
  const shown = draft.value ?? draftFrom(held, now);
  const readOnly = !held.mayChange;
  return (
    <form
      class="autosync"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void saveDraft();
      }}
    >
      <div class="pair">
        <Field
          type="date"
          label={i18n.t('form.startDate')}
          value={shown.startDate ?? ''}
          wrong={errorAt('startDate')}
          disabled={readOnly}
          onInput={(day) => edit({startDate: day || null})}
        />
        <Field
          type="time"
          label={i18n.t('form.startTime')}
          value={shown.startTime ?? ''}
          wrong={errorAt('startTime')}
          disabled={readOnly}
          onInput={(time) => edit({startTime: time || null})}
        />
        <Select<Frequency>
          label={i18n.t('form.frequency')}
          value={shown.frequency}
          choices={frequencies.map((frequency) => [frequency, frequencyText(frequency)])}
          wrong={errorAt('frequency')}
          disabled={readOnly}
          onChoose={(frequency) => edit({frequency})}
        />
        <Select<'internal' | 'email'>
          label={i18n.t('form.alertType')}
          value={shown.alert.type}
          choices={[
            ['internal', alertText('internal')],
            ['email', alertText('email')],
          ]}
          wrong={errorAt('alert.type')}
          disabled={readOnly}
          onChoose={(type) => edit({alert: {...shown.alert, type}})}
        />
      </div>
      <TimeZone
        chosen={shown.timeZone}
        companyZone={held.companyZone}
        wrong={errorAt('timeZone')}
        disabled={readOnly}
        onChoose={(timeZone) => edit({timeZone})}
      />
      {shown.alert.type === 'email' ? (
        <MailingListPicker
          alert={shown.alert}
          lists={held.settings.mailingLists}
          wrong={errorAt('alert.mailingListIds') ?? errorAt('alert.addresses') ?? errorAt('alert')}
          disabled={readOnly}
          onChoose={(alert) => edit({alert})}
          onManageLists={onManageLists}
        />
      ) : null}
      <Outlook draft={shown} facts={held} now={now} />
      <ConflictNotice />
      {trouble.value && !isAtAField(wrong.value) ? <FormTrouble trouble={trouble.value} /> : null}
      {readOnly ? <p class="small faint">{i18n.t('form.administratorsChange')}</p> : null}
      {readOnly ? null : (
        <div class="row actions">
          <span class="said" role="status">
            {saved.value ? i18n.t('form.saved') : ''}
          </span>
          <span class="spring" />
          {onCancel || draft.value ? (
            <Button
              look="quiet"
              onClick={() => {
                cancelEdit();
                onCancel?.();
              }}
            >
              {i18n.t('form.cancel')}
            </Button>
          ) : null}
          {saved.value ? (
            <span class="row saved">
              <CheckIcon /> {i18n.t('form.saved')}
            </span>
          ) : (
            <Button
              type="submit"
              look="filled"
              busy={saving.value}
              resting={draft.value ? undefined : i18n.t('form.nothingToSave')}
            >
              {i18n.t('form.save')}
            </Button>
          )}
        </div>
      )}
    </form>
  );
}

const fields = ['startDate', 'startTime', 'frequency', 'timeZone', 'alert'];
const isAtAField = (errors: ReadonlyMap<string, string>): boolean =>
  [...errors.keys()].some((path) => fields.some((field) => path.startsWith(`autosync.${field}`)));
