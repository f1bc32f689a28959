import type {JSX} from 'preact';
import {useEffect, useMemo} from 'preact/hooks';
import {i18n} from '#i18n';
import type {ActivityEntry} from '../../shared/activity/entry.ts';
import {Button} from '../ui/button.tsx';
import {DayHead} from '../ui/day-head.tsx';
import {byDay, type DayRow} from '../ui/days.ts';
import {Empty} from '../ui/empty.tsx';
import {TroubleNotice} from '../ui/trouble-notice.tsx';
import {VirtualList} from '../ui/virtual-list.tsx';
import {
  clearActivityFilters,
  entries,
  isFiltered,
  memory,
  nextCursor,
  readActivity,
  reading,
  readMoreActivity,
  trouble,
} from './activity.ts';
import {ActivityRow} from './activity-row.tsx';
import {ActivityTools} from './activity-tools.tsx';

type Row = DayRow<ActivityEntry>;

const isHead = (row: Row): boolean => 'day' in row;
const keyOf = (row: Row): string => row.key;
const heightOf = (row: Row): number => {
  if ('day' in row) return 29;
  return row.item.from === null && row.item.to === null ? 41 : 75;
};
const render = (row: Row, tabIndex: 0 | -1): JSX.Element =>
  'day' in row ? <DayHead day={row.day} count={null} /> : <ActivityRow entry={row.item} tabIndex={tabIndex} />;

/** The System Activity Report: who changed what, newest first. */
export function ActivityView(): JSX.Element {
  useEffect(() => {
    if (entries.value === null) void readActivity();
  }, []);
  const list = entries.value;
  const isWhole = nextCursor.value === null;
  const rows = useMemo(
    () =>
      byDay(
        list ?? [],
        ({at}) => at,
        ({id}) => id,
        isWhole,
      ),
    [list, isWhole],
  );
  return (
    <>
      <ActivityTools />
      <TroubleNotice trouble={trouble.value} />
      {list === null ? (
        <p class="faint waiting-words">{reading.value ? i18n.t('activity.reading') : ''}</p>
      ) : list.length > 0 ? (
        <VirtualList
          label={i18n.t('activity.list')}
          rows={rows}
          keyOf={keyOf}
          heightOf={heightOf}
          isHead={isHead}
          render={render}
          memory={memory}
          onEnd={readMoreActivity}
        />
      ) : isFiltered.value ? (
        <Empty
          title={i18n.t('activity.noneTitle')}
          actions={<Button onClick={clearActivityFilters}>{i18n.t('panel.showAll')}</Button>}
        >
          {i18n.t('activity.noneWhy')}
        </Empty>
      ) : (
        <Empty title={i18n.t('activity.emptyTitle')}>{i18n.t('activity.emptyWhy')}</Empty>
      )}
    </>
  );
}
