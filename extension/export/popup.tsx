import {useComputed, useSignalEffect} from '@preact/signals';
import type {JSX} from 'preact';
import type {Status} from '../../shared/contract/status.ts';
import {type Cause, standingProblems} from '../alerts/causes.ts';
import type {Snapshot} from '../client/snapshot.ts';
import {isAway, standing} from '../messages/standing.ts';
import {Button} from '../ui/button.tsx';
import {countText, whenText} from '../ui/format.ts';
import {ChevronRightIcon, FailedIcon, HistoryIcon, Mark, SlidersIcon, StopIcon, SyncIcon} from '../ui/icons.tsx';
import {CompanionAway} from './companion-away.tsx';
import {ConnectionTrail} from './connection-trail.tsx';
import {causes, readProblems, refused, starting, stopRun, syncAll} from './popup-state.ts';
import {RunProgress, runHeading} from './run-progress.tsx';

export interface PopupProps {
  readonly onHistory: () => void;
  readonly onSetUp: (step?: string) => void;
}

/** The popup: how things stand, in one heading, one sentence and one way on. */
export function Popup({onHistory, onSetUp}: PopupProps): JSX.Element {
  const snapshot = standing.value;
  const problems = useComputed(() =>
    standing.value?.state === 'present' ? (standing.value.status?.problems ?? 0) : null,
  );
  useSignalEffect(() => {
    if (problems.value !== null) void readProblems();
  });
  return (
    <>
      <header class="row head">
        <Mark />
        <h1>Deerpath</h1>
      </header>
      <main>
        {snapshot && snapshot.state !== 'unpaired' ? (
          <div class="part">
            <ConnectionTrail snapshot={snapshot} />
          </div>
        ) : null}
        <div class="part">{snapshot ? <Body snapshot={snapshot} onHistory={onHistory} onSetUp={onSetUp} /> : null}</div>
      </main>
      <footer class="row foot">
        <Button look="quiet" icon={<HistoryIcon />} onClick={onHistory}>
          See Sync history
        </Button>
        <span class="spring" />
        <Button look="quiet" icon={<SlidersIcon />} onClick={() => onSetUp()}>
          Set up
        </Button>
      </footer>
    </>
  );
}

interface BodyProps extends PopupProps {
  readonly snapshot: Snapshot;
}

function Body({snapshot, onHistory, onSetUp}: BodyProps): JSX.Element | null {
  const {status, state} = snapshot;
  if (state === 'unpaired') return <NotPaired onSetUp={onSetUp} />;
  if (isAway(snapshot)) return <CompanionAway snapshot={snapshot} onSetUp={onSetUp} />;
  if (!status) return <p class="muted">Asking the companion…</p>;
  const unfinished = unfinishedStep(status);
  if (unfinished && !status.run) {
    return (
      <div class="stack">
        <div>
          <h2 class="h16">{unfinished.title}</h2>
          <p class="muted">{unfinished.words}</p>
        </div>
        {causes.value.length > 0 ? <Causes causes={causes.value} onHistory={onHistory} onSetUp={onSetUp} /> : null}
        <Button look="filled" size="large" autofocus onClick={() => onSetUp(unfinished.step)}>
          {unfinished.button}
        </Button>
      </div>
    );
  }
  return (
    <div class="stack">
      <Heading status={status} />
      {status.run ? (
        <>
          <RunProgress run={status.run} />
          <div class="row">
            <p class="small faint spring">Close this if you like: it goes on.</p>
            <StopButton id={status.run.id} />
          </div>
        </>
      ) : (
        <>
          {causes.value.length > 0 ? <Causes causes={causes.value} onHistory={onHistory} onSetUp={onSetUp} /> : null}
          <Button look="filled" size="large" icon={<SyncIcon />} autofocus busy={starting.value} onClick={syncAll}>
            Sync Now
          </Button>
        </>
      )}
      {refused.value ? (
        <div class="notice bad" role="alert">
          <i class="tone-bad">
            <FailedIcon />
          </i>
          <p>
            <b>{refused.value.title}</b> {refused.value.detail}
          </p>
        </div>
      ) : null}
      <p class="said" role="status">
        {status.run ? runHeading(status.run).replace(/\d+ of/, 'up to') : headingOf(status)}
      </p>
    </div>
  );
}

const StopButton = ({id}: {readonly id: string}): JSX.Element => (
  <Button icon={<StopIcon />} onClick={() => stopRun(id)}>
    Stop
  </Button>
);

function headingOf(status: Status): string {
  const {problems, pending} = status;
  const documents = Math.max(0, problems - standingProblems(status).length);
  if (documents > 0) return `${countText(documents, 'document needs', 'documents need')} you`;
  if (problems > 0) return 'One thing needs you';
  return pending > 0 ? `${countText(pending, 'document waits', 'documents wait')}` : 'Nothing is waiting';
}

function Heading({status}: {readonly status: Status}): JSX.Element {
  return (
    <div>
      <h2 class="h16">{status.run ? runHeading(status.run) : headingOf(status)}</h2>
      {status.run ? null : <p class="muted">{lastText(status)}</p>}
    </div>
  );
}

function lastText({lastRun}: Status): string {
  if (!lastRun?.finishedAt) return 'No sync has run yet.';
  const who = lastRun.trigger === 'auto' ? ' by Autosync' : lastRun.requestedBy ? ` by ${lastRun.requestedBy}` : '';
  const {completed, failed, pending, unchanged} = lastRun.counts;
  if (lastRun.state === 'failed' && lastRun.problem) {
    const rest = pending > 0 ? ` ${countText(pending, 'document waits', 'documents wait')}, nothing is lost.` : '';
    return `Last sync ${whenText(lastRun.finishedAt, new Date())}${who} ended early: ${lastRun.problem.title}${rest}`;
  }
  const came =
    completed + failed === 0
      ? unchanged > 0
        ? 'nothing had changed'
        : 'nothing to send'
      : `${completed} sent, ${failed === 0 ? 'none' : failed} failed`;
  return `Last sync ${whenText(lastRun.finishedAt, new Date())}${who}: ${came}.`;
}

interface CausesProps extends PopupProps {
  readonly causes: readonly Cause[];
}

function Causes({causes, onHistory, onSetUp}: CausesProps): JSX.Element {
  return (
    <ul class="card causes">
      {causes.slice(0, 4).map((cause) => (
        <li key={`${cause.code} ${cause.title}`}>
          <i class="tone-bad">
            <FailedIcon />
          </i>
          <div>
            <b>{cause.title}</b>
            <div class="row">
              <button
                type="button"
                class="text-button"
                onClick={() => (cause.where.startsWith('options') ? onSetUp(cause.where.split('#')[1]) : onHistory())}
              >
                {cause.mend}
              </button>
              <span class="spring" />
              {cause.count ? (
                <button type="button" class="count" onClick={onHistory} aria-label={`${cause.count}: ${cause.title}`}>
                  {cause.count} <ChevronRightIcon size={14} />
                </button>
              ) : null}
            </div>
          </div>
        </li>
      ))}
      {causes.length > 4 ? (
        <li>
          <button type="button" class="text-button" onClick={onHistory}>
            {countText(causes.length - 4, 'more cause', 'more causes')}
          </button>
        </li>
      ) : null}
    </ul>
  );
}

const NotPaired = ({onSetUp}: {readonly onSetUp: () => void}): JSX.Element => (
  <div class="stack">
    <div>
      <h2 class="h16">Pair this browser first</h2>
      <p class="muted">Deerpath works through its companion, which runs on your computer or on one at the office.</p>
    </div>
    <Button look="filled" size="large" autofocus onClick={() => onSetUp()}>
      Pair this browser
    </Button>
  </div>
);

/** What set-up still lacks, so that the popup leads there instead of offering a sync that cannot work. */
function unfinishedStep({dear, xero}: Status) {
  if (dear.state === 'disconnected') {
    return {
      title: 'DEAR is not connected yet',
      words: 'Enter the keys DEAR gives you, then log in to Xero.',
      button: 'Connect DEAR',
      step: 'dear',
    };
  }
  if (xero.state === 'disconnected') {
    return {
      title: 'Xero is not connected',
      words: 'Log in to Xero once; Deerpath keeps the connection.',
      button: 'Connect Xero',
      step: 'xero',
    };
  }
  if (xero.state === 'choose') {
    return {
      title: 'Choose the organisation',
      words: 'Your Xero login opens several. Choose where the documents go.',
      button: 'Choose organisation',
      step: 'xero',
    };
  }
  return undefined;
}
