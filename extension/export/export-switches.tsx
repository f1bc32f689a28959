import {signal} from '@preact/signals';
import type {JSX} from 'preact';
import {useLayoutEffect, useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Forecast} from '../../shared/contract/forecast.ts';
import {ask} from '../messages/ask.ts';
import {facts, saving, switchExport, wrong} from '../schedule/form.ts';
import {Button} from '../ui/button.tsx';
import {FailedIcon} from '../ui/icons.tsx';
import {Switch} from '../ui/switch.tsx';
import {forecastText} from './forecast-words.ts';

const names = ['exportAttachments', 'exportPurchaseOrders'] as const;
type ExportName = (typeof names)[number];

/** The export about to be turned on, and what that takes; `asking` until the companion has told. */
const asked = signal<{readonly name: ExportName; readonly forecast: Forecast | 'asking' | 'unknown'} | null>(null);
const refused = signal<ExportName | null>(null);

/** The two exports, each with its switch. What went to Xero stays there: turning one on first says what will go. */
export function ExportSwitches(): JSX.Element {
  const held = facts.value;
  return (
    <>
      {names.map((name) => (
        <div key={name} class="export">
          <Switch
            label={i18n.t(`form.${name}`)}
            on={held?.settings[name] ?? false}
            busy={saving.value || held === null}
            resting={held?.mayChange === false ? i18n.t('form.administratorsChange') : undefined}
            onSwitch={(on) => void (on ? askFirst(name) : turn(name, false))}
          />
          {asked.value?.name === name ? <Question name={name} /> : null}
          {refused.value === name && wrong.value.get(name) ? (
            <p class="wrong small" role="alert">
              <FailedIcon size={14} />
              <span>{wrong.value.get(name)}</span>
            </p>
          ) : null}
        </div>
      ))}
    </>
  );
}

function Question({name}: {readonly name: ExportName}): JSX.Element {
  const own = useRef<HTMLDivElement>(null);
  // Answered, it gives the focus back to its switch; else Esc would no longer reach what it stands in.
  useLayoutEffect(() => {
    const asking = own.current?.parentElement?.querySelector<HTMLElement>('[role="switch"]');
    return () => asking?.focus();
  }, []);
  const forecast = asked.value?.forecast ?? 'asking';
  return (
    <div class="notice question" role="alertdialog" ref={own} aria-label={i18n.t(`form.${name}`)}>
      <div class="stack">
        <p>
          <b>{i18n.t(`forecast.${name}`)}</b> {forecastText(name, forecast)}
        </p>
        <div class="row">
          <Button look="filled" autofocus busy={forecast === 'asking'} onClick={() => turn(name, true)}>
            {i18n.t('form.turnOn')}
          </Button>
          <Button onClick={() => (asked.value = null)}>{i18n.t('form.cancel')}</Button>
        </div>
      </div>
    </div>
  );
}

async function askFirst(name: ExportName): Promise<void> {
  asked.value = {name, forecast: 'asking'};
  refused.value = null;
  const answer = await ask('forecast', {of: name});
  if (asked.value?.name === name) asked.value = {name, forecast: answer.ok ? answer.value : 'unknown'};
}

async function turn(name: ExportName, on: boolean): Promise<void> {
  refused.value = name;
  await switchExport(name, on);
  asked.value = null;
}
