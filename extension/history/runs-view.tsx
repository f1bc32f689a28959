import type {JSX} from 'preact';
import {useEffect, useMemo} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Run} from '../../shared/export/run.ts';
import {Button} from '../ui/button.tsx';
import {DayHead} from '../ui/day-head.tsx';
import {byDay, type DayRow} from '../ui/days.ts';
import {Empty} from '../ui/empty.tsx';
import {ScheduleIcon} from '../ui/icons.tsx';
import {TroubleNotice} from '../ui/trouble-notice.tsx';
import {VirtualList} from '../ui/virtual-list.tsx';
import {RunInWork} from './run-in-work.tsx';
import {RunRow} from './run-row.tsx';
import {RunTools} from './run-tools.tsx';
import {isEmpty, memory, reading, readMoreRuns, readRuns, runs, shownRuns, trouble, whenOf} from './runs.ts';

type Row = DayRow<Run>;

const isHead = (row: Row): boolean => 'day' in row;
const keyOf = (row: Row): string => row.key;
const heightOf = (row: Row): number => ('day' in row ? 29 : 61);
const render = (row: Row, tabIndex: 0 | -1): JSX.Element =>
  'day' in row ? <DayHead day={row.day} count={null} /> : <RunRow run={row.item} tabIndex={tabIndex} />;

/** The runs, newest first: when, by whom, what came of each. */
export function RunsView({onSetUp}: {readonly onSetUp: (step?: string) => void}): JSX.Element {
  useEffect(() => {
    if (runs.value === null) void readRuns();
  }, []);
  const shown = shownRuns.value;
  const rows = useMemo(() => byDay(shown, whenOf, ({id}) => id, false), [shown]);
  if (isEmpty.value) {
    return (
      <Empty
        title={i18n.t('runs.emptyTitle')}
        actions={
          <Button icon={<ScheduleIcon />} onClick={() => onSetUp('autosync')}>
            {i18n.t('runs.setUpAutosync')}
          </Button>
        }
      >
        {i18n.t('runs.emptyWhy')}
      </Empty>
    );
  }
  return (
    <>
      <RunInWork />
      <TroubleNotice trouble={trouble.value} />
      <RunTools />
      {runs.value === null ? (
        <p class="faint waiting-words">{reading.value ? i18n.t('panel.reading') : ''}</p>
      ) : rows.length === 0 ? (
        <Empty title={i18n.t('runs.noneTitle')}>{i18n.t('runs.noneWhy')}</Empty>
      ) : (
        <VirtualList
          label={i18n.t('runs.list')}
          rows={rows}
          keyOf={keyOf}
          heightOf={heightOf}
          isHead={isHead}
          render={render}
          memory={memory}
          onEnd={readMoreRuns}
        />
      )}
    </>
  );
}
