import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {Switch} from '../ui/switch.tsx';
import {facts, isOn, saving, switchAutosync} from './form.ts';

/** Autosynchronisation, on or off; while it is off none of its settings are shown. */
export function AutosyncSwitch({onOn}: {readonly onOn?: () => void}): JSX.Element {
  return (
    <Switch
      label={i18n.t('form.autosync')}
      on={isOn.value}
      busy={saving.value || facts.value === null}
      resting={facts.value?.mayChange === false ? i18n.t('form.administratorsChange') : undefined}
      onSwitch={(on) => {
        void switchAutosync(on);
        if (on) onOn?.();
      }}
    />
  );
}
