import type {JSX} from 'preact';
import {useEffect, useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import {ExportSwitches} from '../export/export-switches.tsx';
import {ask} from '../messages/ask.ts';
import {hearPageNews} from '../messages/news.ts';
import {Button} from '../ui/button.tsx';
import {CrossIcon, Mark, SlidersIcon} from '../ui/icons.tsx';
import {AutosyncForm} from './autosync-form.tsx';
import {AutosyncSwitch} from './autosync-switch.tsx';
import {cancelEdit, facts, isOn, readForm, trouble} from './form.ts';
import {FormTrouble} from './form-trouble.tsx';

/** The settings on DEAR's own page: the same switches and the same form as in the popup. */
export function SettingsForm({onClose}: {readonly onClose: (how: 'back') => void}): JSX.Element {
  const dialog = useRef<HTMLDivElement>(null);
  useEffect(() => {
    dialog.current?.focus({preventScroll: true});
    void readForm();
    const deaf = hearPageNews(() => void readForm());
    return () => {
      deaf();
      cancelEdit();
    };
  }, []);
  const setUp = (step: string): void => void ask('open-set-up', {step});
  return (
    <div class="settings" role="dialog" aria-label={i18n.t('form.settings')} tabIndex={-1} ref={dialog}>
      <div class="row head">
        <Mark />
        <h2>{i18n.t('form.settings')}</h2>
        <span class="spring" />
        <button type="button" class="icon-button" aria-label={i18n.t('form.close')} onClick={() => onClose('back')}>
          <CrossIcon />
        </button>
      </div>
      <div class="body">
        {facts.value ? (
          <>
            <ExportSwitches />
            <AutosyncSwitch />
            {isOn.value ? (
              <AutosyncForm onManageLists={() => setUp('mailing-lists')} />
            ) : (
              <p class="small faint">{i18n.t('schedule.off')}</p>
            )}
            {facts.value.mayChange || isOn.value ? null : (
              <p class="small faint">{i18n.t('form.administratorsChange')}</p>
            )}
          </>
        ) : trouble.value ? null : (
          <p class="muted">{i18n.t('popup.asking')}</p>
        )}
        {trouble.value && !(facts.value && isOn.value) ? <FormTrouble trouble={trouble.value} /> : null}
      </div>
      <div class="row foot">
        <Button look="quiet" icon={<SlidersIcon />} onClick={() => setUp('settings')}>
          {i18n.t('form.allSettings')}
        </Button>
      </div>
    </div>
  );
}
