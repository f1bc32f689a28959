import {useSignal} from '@preact/signals';
import type {ComponentChildren, JSX} from 'preact';
import {i18n} from '#i18n';
import type {Forecast, ForecastSwitch} from '../../shared/contract/forecast.ts';
import type {Trouble} from '../client/trouble.ts';
import {forecastText} from '../export/forecast-words.ts';
import {ask} from '../messages/ask.ts';
import {isAdmin} from '../pairing/set-up.ts';
import {TroubleNotice} from '../pairing/step-pane.tsx';
import {Button} from '../ui/button.tsx';
import {Switch} from '../ui/switch.tsx';
import {saveSettings, settings} from './settings.ts';

interface SendSwitchProps {
  readonly name: ForecastSwitch;
  readonly children?: ComponentChildren;
}

/**
 * One kind of thing that goes to Xero or not, and what stays behind while it is off. What went stays there: turning it on
 * says first what that takes.
 */
export function SendSwitch({name, children}: SendSwitchProps): JSX.Element {
  const forecast = useSignal<Forecast | 'asking' | 'unknown' | null>(null);
  const busy = useSignal(false);
  const trouble = useSignal<Trouble | null>(null);
  const isOn = settings.value?.[name] ?? false;

  const turn = async (on: boolean): Promise<void> => {
    busy.value = true;
    trouble.value = await saveSettings({[name]: on});
    busy.value = false;
    forecast.value = null;
  };
  const askFirst = async (): Promise<void> => {
    forecast.value = 'asking';
    const answer = await ask('forecast', {of: name});
    if (forecast.value === 'asking') forecast.value = answer.ok ? answer.value : 'unknown';
  };

  return (
    <div class="send">
      <Switch
        label={i18n.t(`form.${name}`)}
        on={isOn}
        busy={busy.value}
        resting={isAdmin.value ? undefined : i18n.t('form.administratorsChange')}
        onSwitch={(on) => void (on ? askFirst() : turn(false))}
      />
      <p class="muted small">{i18n.t(isOn ? `setup.sends.${name}On` : `setup.sends.${name}Off`)}</p>
      {isOn ? children : null}
      {forecast.value ? (
        <div class="notice question" role="alertdialog" aria-label={i18n.t(`form.${name}`)}>
          <div class="stack">
            <p>
              <b>{i18n.t(`forecast.${name}`)}</b> {forecastText(name, forecast.value)}
            </p>
            <div class="row">
              <Button
                look="filled"
                autofocus
                busy={forecast.value === 'asking' || busy.value}
                onClick={() => turn(true)}
              >
                {i18n.t('form.turnOn')}
              </Button>
              <Button onClick={() => (forecast.value = null)}>{i18n.t('form.cancel')}</Button>
            </div>
          </div>
        </div>
      ) : null}
      <TroubleNotice trouble={trouble.value} />
    </div>
  );
}
