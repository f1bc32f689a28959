import type {JSX} from 'preact';
import {refused, starting, stopRun, syncAll} from '../export/popup-state.ts';
import {isAway, standing, tryAgain, trying} from '../messages/standing.ts';
import {Button} from '../ui/button.tsx';
import {Empty} from '../ui/empty.tsx';
import {whenText} from '../ui/format.ts';
import {AgainIcon, ArcIcon, FailedIcon, Mark, StopIcon, SyncIcon} from '../ui/icons.tsx';
import {TransactionDetail} from './transaction-detail.tsx';
import {TransactionList} from './transaction-list.tsx';
import {opened, rows, said, trouble} from './transactions.ts';

/** The side panel: the history, and one row of it in full. */
export function Panel({onSetUp}: {readonly onSetUp: (step?: string) => void}): JSX.Element {
  const snapshot = standing.value;
  const away = isAway(snapshot);
  const run = snapshot?.status?.run ?? null;
  const shownTrouble = refused.value ?? (opened.value ? null : trouble.value);
  return (
    <>
      <header class="panel-head">
        <div class="row">
          <Mark />
          <h1>Deerpath</h1>
          <span class="small faint organisation">{snapshot?.status?.xero.organisation ?? ''}</span>
          <span class="spring" />
          {run && !away ? (
            <>
              <span class="row small tone-accent strong">
                <ArcIcon />
                {run.progress.total === null ? 'Looking' : `${run.progress.done} of ${run.progress.total}`}
              </span>
              <Button size="small" icon={<StopIcon />} onClick={() => stopRun(run.id)}>
                Stop
              </Button>
            </>
          ) : (
            <Button
              size="small"
              icon={<SyncIcon />}
              busy={starting.value}
              resting={snapshot?.state === 'present' ? undefined : 'The companion has to answer first'}
              onClick={syncAll}
            >
              Sync Now
            </Button>
          )}
        </div>
        <div class="tabs" role="tablist" aria-label="History">
          <button
            type="button"
            role="tab"
            id="tab-transactions"
            aria-selected="true"
            aria-controls="panel-transactions"
          >
            Transactions
          </button>
        </div>
      </header>
      <main>
        <div id="panel-transactions" role="tabpanel" aria-labelledby="tab-transactions">
          {shownTrouble && !away ? (
            <div class="notice bad inset" role="alert">
              <i class="tone-bad">
                <FailedIcon />
              </i>
              <p>
                <b>{shownTrouble.title}</b> {shownTrouble.detail}
              </p>
            </div>
          ) : null}
          <Content onSetUp={onSetUp} away={away} />
          <p class="said" role="status">
            {said.value}
          </p>
        </div>
      </main>
    </>
  );
}

function Content({
  onSetUp,
  away,
}: {
  readonly onSetUp: (step?: string) => void;
  readonly away: boolean;
}): JSX.Element | null {
  const snapshot = standing.value;
  if (snapshot?.state === 'unpaired') {
    return (
      <Empty
        title="Pair this browser first"
        actions={
          <Button look="filled" onClick={() => onSetUp('pair')}>
            Set up
          </Button>
        }
      >
        The history lies with the companion. Once paired, it shows here.
      </Empty>
    );
  }
  if (snapshot?.state === 'revoked') {
    return (
      <Empty
        title={snapshot.trouble?.title ?? ''}
        scene="broken"
        actions={
          <Button look="filled" onClick={() => onSetUp('pair')}>
            Pair this browser
          </Button>
        }
      >
        {snapshot.trouble?.detail}
      </Empty>
    );
  }
  if (away && snapshot) {
    const heard = snapshot.heardAt ? `Last heard from at ${whenText(snapshot.heardAt, new Date())}. ` : '';
    return (
      <Empty
        title={snapshot.trouble?.title ?? 'The companion is not answering'}
        scene="broken"
        actions={
          <>
            <Button look="filled" icon={<AgainIcon />} busy={trying.value} onClick={tryAgain}>
              Try again
            </Button>
            <Button onClick={() => onSetUp('pair')}>Change address</Button>
          </>
        }
      >
        {snapshot.state === 'away' ? (
          <>
            {heard}Its history is kept where it runs and comes back with it. Start it there with <code>npm start</code>.
          </>
        ) : (
          snapshot.trouble?.detail
        )}
      </Empty>
    );
  }
  if (opened.value) return <TransactionDetail onSetUp={onSetUp} />;
  return rows.value === null && snapshot === null ? null : <TransactionList onSync={syncAll} />;
}
