import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {i18n} from '#i18n';
import type {Settings} from '../../shared/contract/settings.ts';
import type {Trouble} from '../client/trouble.ts';
import {isAdmin} from '../pairing/set-up.ts';
import {StepPane, TroubleNotice} from '../pairing/step-pane.tsx';
import {ChoiceOfOne} from './choice-of-one.tsx';
import type {Patch} from './patch.ts';
import {SendSwitch} from './send-switch.tsx';
import {saveSettings, settings} from './settings.ts';

/** What goes to Xero beside invoices and bills, and how: every choice with what it means, saved as it is made. */
export function SendsSection(): JSX.Element {
  const trouble = useSignal<Trouble | null>(null);
  const held = settings.value;
  const save = async (patch: Patch): Promise<void> => {
    trouble.value = await saveSettings(patch);
  };
  return (
    <StepPane
      title={i18n.t('setup.section.sends')}
      words={i18n.t('setup.sends.words')}
      foot={<span class="muted">{i18n.t(isAdmin.value ? 'setup.match.saved' : 'setup.match.adminsChange')}</span>}
    >
      <TroubleNotice trouble={trouble.value} />
      {held ? (
        <div class="sends">
          <SendSwitch name="exportPayments" />
          <SendSwitch name="exportAttachments">
            <AttachmentDays held={held} save={save} />
          </SendSwitch>
          <SendSwitch name="exportPurchaseOrders" />
          <SendSwitch name="exportJournals" />
          <ChoiceOfOne
            name="documentStatus"
            value={held.documentStatus}
            choices={['AUTHORISED', 'DRAFT']}
            disabled={!isAdmin.value}
            onChoose={(documentStatus) => save({documentStatus})}
          />
          <ChoiceOfOne
            name="lockedDocuments"
            value={held.lockedDocuments}
            choices={['fail', 'draft', 'next-day']}
            disabled={!isAdmin.value}
            onChoose={(lockedDocuments) => save({lockedDocuments})}
          />
        </div>
      ) : (
        <p class="faint in">{i18n.t('setup.reading')}</p>
      )}
    </StepPane>
  );
}

/** For how long files that come late are looked for. */
function AttachmentDays({
  held,
  save,
}: {
  readonly held: Settings;
  readonly save: (patch: Patch) => Promise<void>;
}): JSX.Element {
  return (
    <label class="inline-number">
      {i18n.t('setup.sends.attachmentDays')}{' '}
      <input
        type="number"
        class="input"
        min={1}
        max={365}
        value={held.attachmentDays}
        disabled={!isAdmin.value}
        onChange={({currentTarget}) => {
          if (currentTarget.reportValidity()) void save({attachmentDays: currentTarget.valueAsNumber});
        }}
      />
    </label>
  );
}
