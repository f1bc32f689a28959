import type {DearDocuments} from '../../shared/contract/connections.ts';
import {countText} from '../ui/format.ts';

/**
 * What a first sync from some day on would take, as people say it. Once a sync has been, some of it went before: then only
 * how much there is.
 */
export function firstSyncText({sales, purchases, minutes}: DearDocuments, hasSynced: boolean): string {
  const parts = [
    ...(sales > 0 ? [countText(sales, 'invoice')] : []),
    ...(purchases > 0 ? [countText(purchases, 'bill')] : []),
  ];
  if (parts.length === 0) return 'Nothing authorised in DEAR is dated from then on.';
  const documents = parts.join(' and ');
  if (hasSynced) return `${documents} in DEAR ${sales + purchases === 1 ? 'is' : 'are'} dated from then on.`;
  return `${documents} dated from then on would go, in about ${lastingText(minutes)}.`;
}

function lastingText(minutes: number): string {
  if (minutes <= 1) return 'a minute';
  if (minutes < 60) return `${minutes} minutes`;
  const hours = Math.round(minutes / 30) / 2;
  return hours === 1 ? 'an hour' : `${hours} hours`;
}
