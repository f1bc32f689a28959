import type {JSX} from 'preact';
import {useMemo} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Transaction} from '../../shared/history/transaction.ts';
import {DayHead} from '../ui/day-head.tsx';
import {byDay, type DayRow} from '../ui/days.ts';
import {VirtualList} from '../ui/virtual-list.tsx';
import {toggle} from './selection.ts';
import {TransactionRow} from './transaction-row.tsx';
import {memory, nextCursor, readMore} from './transactions.ts';

type Row = DayRow<Transaction>;

const isHead = (row: Row): boolean => 'day' in row;
const keyOf = (row: Row): string => row.key;
const heightOf = (row: Row): number => ('day' in row ? 29 : 54);
const render = (row: Row, tabIndex: 0 | -1): JSX.Element =>
  'day' in row ? (
    <DayHead day={row.day} count={row.count} />
  ) : (
    <TransactionRow transaction={row.item} tabIndex={tabIndex} />
  );

/** The rows by day, however many they are. */
export function TransactionList({list}: {readonly list: readonly Transaction[]}): JSX.Element {
  const isWhole = nextCursor.value === null;
  const rows = useMemo(
    () =>
      byDay(
        list,
        ({createdAt}) => createdAt,
        ({id}) => id,
        isWhole,
      ),
    [list, isWhole],
  );
  return (
    <VirtualList
      label={i18n.t('history.list')}
      rows={rows}
      keyOf={keyOf}
      heightOf={heightOf}
      isHead={isHead}
      render={render}
      memory={memory}
      onEnd={readMore}
      onKey={(row, event) => {
        if (event.key !== ' ' || 'day' in row) return;
        event.preventDefault();
        toggle(row.item.id);
      }}
    />
  );
}
