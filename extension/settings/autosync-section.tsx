import type {JSX} from 'preact';
import {useEffect} from 'preact/hooks';
import {i18n} from '#i18n';
import {chosen} from '../pairing/set-up.ts';
import {StepPane} from '../pairing/step-pane.tsx';
import {AutosyncForm} from '../schedule/autosync-form.tsx';
import {AutosyncSwitch} from '../schedule/autosync-switch.tsx';
import {isOn, readForm} from '../schedule/form.ts';

/** When Deerpath syncs by itself, and who hears of errors: the same form as in the popup and on DEAR's page. */
export function AutosyncSection(): JSX.Element {
  useEffect(() => {
    void readForm();
  }, []);
  return (
    <StepPane title={i18n.t('setup.section.autosync')} words={i18n.t('setup.sectionWords.autosync')}>
      <div class="fields wide">
        <AutosyncSwitch />
        {isOn.value ? <AutosyncForm onManageLists={() => (chosen.value = 'mailing-lists')} /> : null}
      </div>
    </StepPane>
  );
}
