import {i18n} from '#i18n';
import type {DearDocuments} from '../../shared/contract/connections.ts';
import {numberText} from '../ui/format.ts';

/**
 * What a first sync from some day on would take, as people say it. Once a sync has been, some of it went before: then only
 * how much there is.
 */
export function firstSyncText({sales, purchases, minutes}: DearDocuments, hasSynced: boolean): string {
  const invoices = i18n.t('count.saleInvoice', sales, [numberText(sales)]);
  const bills = i18n.t('count.bill', purchases, [numberText(purchases)]);
  if (sales + purchases === 0) return i18n.t('setup.firstDay.none');
  const documents = purchases === 0 ? invoices : sales === 0 ? bills : i18n.t('setup.firstDay.both', {invoices, bills});
  return hasSynced
    ? i18n.t('setup.firstDay.thereAre', {documents})
    : i18n.t('setup.firstDay.wouldGo', {documents, time: lastingText(minutes)});
}

function lastingText(minutes: number): string {
  if (minutes <= 1) return i18n.t('setup.firstDay.aMinute');
  if (minutes < 60) return i18n.t('setup.firstDay.minutes', {minutes: numberText(minutes)});
  const hours = Math.round(minutes / 30) / 2;
  return hours === 1 ? i18n.t('setup.firstDay.anHour') : i18n.t('setup.firstDay.hours', {hours: numberText(hours)});
}
