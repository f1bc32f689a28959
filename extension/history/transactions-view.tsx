import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {syncAll} from '../export/popup-state.ts';
import {Button} from '../ui/button.tsx';
import {Empty} from '../ui/empty.tsx';
import {EyeIcon, SyncIcon} from '../ui/icons.tsx';
import {TroubleNotice} from '../ui/trouble-notice.tsx';
import {DayChart} from './day-chart.tsx';
import {FilterChips} from './filter-chips.tsx';
import {ListTools} from './list-tools.tsx';
import {NothingHere} from './nothing-here.tsx';
import {showView} from './panel-view.ts';
import {SelectionFoot} from './selection-foot.tsx';
import {StatusFilter} from './status-filter.tsx';
import {TransactionList} from './transaction-list.tsx';
import {isEmpty, reading, rows, trouble} from './transactions.ts';

/** All that went or should go to Xero: the last days as a chart, filters, and the rows themselves. */
export function TransactionsView(): JSX.Element {
  const list = rows.value;
  if (isEmpty.value) {
    return (
      <Empty
        title={i18n.t('history.emptyTitle')}
        actions={
          <>
            <Button look="filled" icon={<SyncIcon />} onClick={syncAll}>
              {i18n.t('panel.syncNow')}
            </Button>
            <Button icon={<EyeIcon />} onClick={() => showView('preview')}>
              {i18n.t('history.preview')}
            </Button>
          </>
        }
      >
        {i18n.t('history.emptyWhy')}
      </Empty>
    );
  }
  return (
    <>
      <TroubleNotice trouble={trouble.value} />
      <div class="tools">
        <DayChart />
        <StatusFilter />
        <ListTools />
        <FilterChips />
      </div>
      {list === null ? (
        <p class="faint waiting-words">{reading.value ? i18n.t('history.reading') : ''}</p>
      ) : list.length === 0 ? (
        <NothingHere />
      ) : (
        <TransactionList list={list} />
      )}
      <SelectionFoot />
    </>
  );
}
