import {useComputed, useSignalEffect} from '@preact/signals';
import type {JSX} from 'preact';
import type {Status} from '../../shared/contract/status.ts';
import {CauseList} from '../alerts/cause-list.tsx';
import type {Snapshot} from '../client/snapshot.ts';
import {isAway, standing} from '../messages/standing.ts';
import {Button} from '../ui/button.tsx';
import {FailedIcon, HistoryIcon, Mark, SlidersIcon, StopIcon, SyncIcon} from '../ui/icons.tsx';
import {CompanionAway} from './companion-away.tsx';
import {ConnectionTrail} from './connection-trail.tsx';
import {causes, readProblems, refused, starting, stopRun, syncAll} from './popup-state.ts';
import {headingOf, lastText, unfinishedStep} from './popup-words.ts';
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
    const others = causes.value.filter(({title}) => title !== unfinished.title);
    return (
      <div class="stack">
        <div>
          <h2 class="h16">{unfinished.title}</h2>
          <p class="muted">{unfinished.words}</p>
        </div>
        {others.length > 0 ? <CauseList causes={others} onHistory={onHistory} onSetUp={onSetUp} /> : null}
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
          {causes.value.length > 0 ? <CauseList causes={causes.value} onHistory={onHistory} onSetUp={onSetUp} /> : null}
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

function Heading({status}: {readonly status: Status}): JSX.Element {
  return (
    <div>
      <h2 class="h16">{status.run ? runHeading(status.run) : headingOf(status)}</h2>
      {status.run ? null : <p class="muted">{lastText(status)}</p>}
    </div>
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
