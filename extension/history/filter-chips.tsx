import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {dayText} from '../ui/format.ts';
import {CrossIcon} from '../ui/icons.tsx';
import {filterByDay} from './chart.ts';
import {day, only} from './filters.ts';
import {showEverything} from './go-to.ts';

/** What narrows the list beyond the filters above it, each with the way to undo it. */
export function FilterChips(): JSX.Element | null {
  const shown = only.value;
  const date = day.value;
  if (shown === null && date === null) return null;
  return (
    <div class="row chips">
      {shown ? <Chip words={wordsOf(shown)} onRemove={showEverything} /> : null}
      {date ? <Chip words={dayText(`${date.day}T12:00:00`, new Date())} onRemove={() => filterByDay(null)} /> : null}
      <span class="spring" />
      <button type="button" class="text-button strong" onClick={() => (shown ? showEverything() : filterByDay(null))}>
        {shown ? i18n.t('panel.showAll') : i18n.t('chart.showAll')}
      </button>
    </div>
  );
}

function wordsOf(shown: NonNullable<typeof only.value>): string {
  switch (shown.of) {
    case 'document':
      return i18n.t('history.chipDocument');
    case 'run':
      return shown.words;
    case 'cause':
      return shown.title.replace(/\.$/, '');
  }
}

function Chip({words, onRemove}: {readonly words: string; readonly onRemove: () => void}): JSX.Element {
  return (
    <button type="button" class="chip" aria-label={i18n.t('history.removeFilter', {filter: words})} onClick={onRemove}>
      <span>{words}</span>
      <CrossIcon size={12} />
    </button>
  );
}
