import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {Button} from '../ui/button.tsx';
import {Empty} from '../ui/empty.tsx';
import {day, kind, only, period, search, status} from './filters.ts';
import {showEverything} from './go-to.ts';

/** Why a filtered list is empty. */
export function NothingHere(): JSX.Element {
  const [title, text] = wordsOf();
  const isGood = search.value === '' && (status.value === 'Failed' || status.value === 'Pending');
  return (
    <Empty
      title={title}
      scene={isGood ? 'arrived' : 'ahead'}
      actions={<Button onClick={showEverything}>{i18n.t('panel.showAll')}</Button>}
    >
      {text}
    </Empty>
  );
}

function wordsOf(): readonly [title: string, text: string] {
  if (search.value !== '') {
    return [i18n.t('history.noMatch', {text: search.value}), i18n.t('history.noMatchWhy')];
  }
  if (only.value?.of === 'document') return [i18n.t('history.unknownDocument'), i18n.t('history.unknownDocumentWhy')];
  const isNarrow = only.value !== null || kind.value !== 'any' || period.value !== 'any' || day.value !== null;
  if (isNarrow) return [i18n.t('history.nothingFiltered'), i18n.t('history.nothingFilteredWhy')];
  switch (status.value) {
    case 'Failed':
      return [i18n.t('history.noFailed'), i18n.t('history.noFailedWhy')];
    case 'Pending':
      return [i18n.t('history.noPending'), i18n.t('history.noPendingWhy')];
    case 'Skipped':
      return [i18n.t('history.noSkipped'), i18n.t('history.noSkippedWhy')];
    default:
      return [i18n.t('history.noCompleted'), i18n.t('history.noCompletedWhy')];
  }
}
