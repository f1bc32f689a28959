import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {numberText} from '../ui/format.ts';
import {IconButton} from '../ui/icon-button.tsx';
import {ChevronDownIcon, ChevronLeftIcon, ChevronUpIcon} from '../ui/icons.tsx';
import {status} from './filters.ts';
import {closeRow, openNeighbour, place} from './opened-row.ts';
import {counts, nextCursor, rows, total} from './transactions.ts';

/** The way back to the list, and to the rows before and after. */
export function DetailHead(): JSX.Element {
  const of = status.value === null ? total.value : counts.value[status.value];
  const isLast = nextCursor.value === null && place.value === (rows.value?.length ?? 0) - 1;
  return (
    <header class="front-head row">
      <button type="button" class="back" onClick={closeRow}>
        <ChevronLeftIcon /> {i18n.t('panel.transactions')}
      </button>
      <span class="spring" />
      {place.value >= 0 ? (
        <>
          <span class="small muted">{placeText(numberText(place.value + 1), numberText(of))}</span>
          <IconButton
            look="quiet"
            name={i18n.t('history.previous')}
            icon={<ChevronUpIcon />}
            resting={place.value === 0 ? i18n.t('history.previous') : undefined}
            onClick={() => openNeighbour(-1)}
          />
          <IconButton
            look="quiet"
            name={i18n.t('history.next')}
            icon={<ChevronDownIcon />}
            resting={isLast ? i18n.t('history.next') : undefined}
            onClick={() => openNeighbour(1)}
          />
        </>
      ) : null}
    </header>
  );
}

const placeText = (at: string, of: string): string =>
  i18n.t(`history.place${status.value ?? 'All'}` as 'history.placeAll', {at, of});
