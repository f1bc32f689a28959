import type {JSX} from 'preact';
import type {StatusCounts, Transaction} from '../../shared/history/transaction.ts';
import {Button} from '../ui/button.tsx';
import {Empty} from '../ui/empty.tsx';
import {dayText, isSameDay} from '../ui/format.ts';
import {AgainIcon, CrossIcon, SearchIcon, SyncIcon} from '../ui/icons.tsx';
import {StatusMark} from './status-mark.tsx';
import {statuses} from './statuses.ts';
import {TransactionRow} from './transaction-row.tsx';
import {
  counts,
  filter,
  filterBy,
  nextCursor,
  onlyDocument,
  read,
  reading,
  readMore,
  rows,
  search,
  searchFor,
  showAll,
  total,
} from './transactions.ts';

/** All that went or should go to Xero, newest first, by day. */
export function TransactionList({onSync}: {readonly onSync: () => void}): JSX.Element | null {
  const list = rows.value;
  if (list === null) return <p class="faint waiting-words">{reading.value ? 'Reading the history…' : ''}</p>;
  const untouched = filter.value === null && search.value === '' && onlyDocument.value === null;
  if (untouched && total.value === 0 && list.length === 0) {
    return (
      <Empty
        title="Nothing has gone to Xero yet"
        actions={
          <Button look="filled" icon={<SyncIcon />} onClick={onSync}>
            Sync Now
          </Button>
        }
      >
        Authorise an invoice or a bill in DEAR and click Sync Now. It shows up here while it travels.
      </Empty>
    );
  }
  return (
    <>
      <div class="tools">
        <StatusFilter counts={counts.value} />
        <div class="row">
          <div class="search">
            <SearchIcon />
            <input
              class="input"
              type="search"
              aria-label="Search"
              placeholder="Number, customer or supplier"
              value={search.value}
              onInput={(event) => searchFor(event.currentTarget.value)}
            />
          </div>
          <button type="button" class="button icon-only" aria-label="Refresh" title="Refresh" onClick={read}>
            <AgainIcon />
          </button>
        </div>
        {onlyDocument.value ? (
          <p class="row small chip-line">
            <span class="muted">Rows of one document</span>
            <button type="button" class="text-button row" onClick={showAll}>
              Show all <CrossIcon size={12} />
            </button>
          </p>
        ) : null}
      </div>
      {list.length === 0 ? <NothingHere /> : <Days list={list} />}
      {nextCursor.value === null ? null : (
        <div class="more">
          <Button onClick={readMore}>Show more</Button>
        </div>
      )}
    </>
  );
}

function StatusFilter({counts: {Pending, Completed, Failed, Skipped}}: {readonly counts: StatusCounts}): JSX.Element {
  const figures = {Pending, Completed, Failed, Skipped};
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame and a legend that nobody needs here
    <div class="filters" role="group" aria-label="Show only">
      <button type="button" aria-pressed={filter.value === null} onClick={() => filterBy(null)}>
        <span>All</span> <b>{figureText(total.value)}</b>
      </button>
      {statuses.map((status) => (
        <button key={status} type="button" aria-pressed={filter.value === status} onClick={() => filterBy(status)}>
          <span>
            <StatusMark status={status} size={12} />
            {status}
          </span>{' '}
          <b>{figureText(figures[status])}</b>
        </button>
      ))}
    </div>
  );
}

const figureText = (count: number): string => new Intl.NumberFormat('en-GB').format(count);

function Days({list}: {readonly list: readonly Transaction[]}): JSX.Element {
  const now = new Date();
  const days: {at: Date; rows: Transaction[]}[] = [];
  for (const row of list) {
    const at = new Date(row.updatedAt);
    const last = days.at(-1);
    if (last && isSameDay(last.at, at)) last.rows.push(row);
    else days.push({at, rows: [row]});
  }
  const yesterday = new Date(now.getTime() - 86_400_000);
  return (
    <div>
      {days.map(({at, rows: ofDay}) => (
        <section key={at.toDateString()} aria-label={dayText(at, now)}>
          <h2 class="day row">
            <span>{isSameDay(at, now) ? 'Today' : isSameDay(at, yesterday) ? 'Yesterday' : dayText(at, now)}</span>
            <span class="spring" />
            <span class="faint">
              {dayText(at, now)} · {ofDay.length}
            </span>
          </h2>
          <ul>
            {ofDay.map((row) => (
              <TransactionRow key={row.id} transaction={row} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function NothingHere(): JSX.Element {
  const clear = <Button onClick={showAll}>Show all</Button>;
  if (search.value !== '') {
    return (
      <Empty title={`Nothing matches “${search.value}”`} actions={clear}>
        Looked in numbers, customers, suppliers and Xero numbers.
      </Empty>
    );
  }
  if (onlyDocument.value !== null) {
    return (
      <Empty title="Nothing is known of this document" actions={clear}>
        It has not gone to Xero with Deerpath. Sync Now on its page takes it there.
      </Empty>
    );
  }
  const words = {
    Failed: ['Nothing has failed', 'When a document cannot go to Xero, its cause and the way to mend it stand here.'],
    Pending: ['Nothing is waiting', 'What was found in DEAR is in Xero, skipped, or needs someone.'],
    Skipped: ['Nothing is skipped', 'A document that someone decided to keep out of Xero stands here.'],
    Completed: ['Nothing has gone to Xero yet', 'What arrives there stands here, with its number.'],
  } as const;
  const [title, text] = words[filter.value ?? 'Completed'];
  return (
    <Empty
      title={title}
      scene={filter.value === 'Failed' || filter.value === 'Pending' ? 'arrived' : 'ahead'}
      actions={clear}
    >
      {text}
    </Empty>
  );
}
