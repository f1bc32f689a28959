import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {Select} from '../ui/select.tsx';
import {zoneText} from './schedule-words.ts';

interface TimeZoneProps {
  readonly chosen: string | null;
  readonly companyZone: string | null;
  readonly wrong: string | undefined;
  readonly disabled: boolean;
  readonly onChoose: (timeZone: string | null) => void;
}

/** Whose clock counts: the DEAR company's, unless somebody changes it. */
export function TimeZone({chosen, companyZone, wrong, disabled, onChoose}: TimeZoneProps): JSX.Element {
  const [changing, setChanging] = useState(false);
  const asInDear = companyZone
    ? i18n.t('schedule.asInDear', {zone: zoneText(null, companyZone)})
    : i18n.t('schedule.zoneUnknown');
  if (!changing && !wrong) {
    return (
      <p class="small faint">
        {chosen === null ? asInDear : i18n.t('schedule.zoneChosen', {zone: zoneText(chosen, null)})}{' '}
        {disabled ? null : (
          <button type="button" class="text-button" onClick={() => setChanging(true)}>
            {i18n.t('schedule.changeZone')}
          </button>
        )}
      </p>
    );
  }
  const zones = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), ...(chosen === null ? [] : [chosen])])];
  return (
    <Select
      label={i18n.t('form.timeZone')}
      value={chosen ?? ''}
      choices={[['', asInDear], ...zones.map((zone) => [zone, zone.replaceAll('_', ' ')] as const)]}
      wrong={wrong}
      disabled={disabled}
      onChoose={(zone) => onChoose(zone === '' ? null : zone)}
    />
  );
}
