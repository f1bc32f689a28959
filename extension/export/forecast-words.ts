import {i18n} from '#i18n';
import type {Forecast, ForecastSwitch} from '../../shared/contract/forecast.ts';
import {numberText} from '../ui/format.ts';

/** What turning an export on takes, and that it cannot be taken back. */
export function forecastText(name: ForecastSwitch, forecast: Forecast | 'asking' | 'unknown'): string {
  const stays = i18n.t('forecast.stays');
  if (forecast === 'asking') return i18n.t('forecast.asking');
  if (forecast === 'unknown') return `${i18n.t('forecast.unknown')} ${stays}`;
  const {items, documents, minutes, days} = forecast;
  const calls = numberText(forecast.calls.dear + forecast.calls.xero);
  if (items === 0) return `${i18n.t('forecast.none')} ${stays}`;
  const goes = i18n.t(`forecast.goes.${name}`, items, [numberText(items)], {documents: numberText(documents)});
  const lasts =
    days > 1
      ? i18n.t('forecast.lastsDays', {calls, days: numberText(days)})
      : minutes > 1
        ? i18n.t('forecast.lastsMinutes', {calls, minutes: numberText(minutes)})
        : i18n.t('forecast.lastsSoon', {calls});
  return [goes, lasts, stays].join(' ');
}
