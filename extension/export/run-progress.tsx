import type {JSX} from 'preact';
import type {Run} from '../../shared/export/run.ts';
import {leftText, timeText} from '../ui/format.ts';
import {DoneIcon, FailedIcon, SlashIcon} from '../ui/icons.tsx';

/** `Syncing 38 of 120`, or what a run that has not counted yet does. */
export function runHeading({state, progress}: Run): string {
  if (state === 'waiting') return 'Waiting to sync';
  return progress.total === null ? 'Looking for documents' : `Syncing ${progress.done} of ${progress.total}`;
}

/** A run in work: how far it is, what came of it so far. */
export function RunProgress({run}: {readonly run: Run}): JSX.Element {
  const {done, total, secondsLeft} = run.progress;
  const share = total ? Math.min(1, done / total) : 0;
  return (
    <div class="stack">
      <div
        class="bar"
        role="progressbar"
        aria-label="Progress of the sync"
        aria-valuemin={0}
        aria-valuemax={total ?? undefined}
        aria-valuenow={total === null ? undefined : done}
        aria-valuetext={runHeading(run)}
      >
        <span style={{transform: `scaleX(${share})`}} />
      </div>
      <div class="row small muted">
        <span>{startedText(run)}</span>
        <span class="spring" />
        {secondsLeft === null ? null : <span>{leftText(secondsLeft)}</span>}
      </div>
      <RunCounts run={run} />
    </div>
  );
}

/** What came of a run, in four figures. */
export function RunCounts({run: {counts}}: {readonly run: Run}): JSX.Element {
  return (
    <div class="counts">
      <div>
        <b>{counts.completed}</b>
        <span>
          <i class="tone-ok">
            <DoneIcon size={12} />
          </i>
          Completed
        </span>
      </div>
      <div>
        <b>{counts.failed}</b>
        <span>
          <i class="tone-bad">
            <FailedIcon size={12} />
          </i>
          Failed
        </span>
      </div>
      <div>
        <b>{counts.skipped}</b>
        <span>
          <i>
            <SlashIcon size={12} />
          </i>
          Skipped
        </span>
      </div>
      <div>
        <b>{counts.unchanged}</b>
        <span>Unchanged</span>
      </div>
    </div>
  );
}

function startedText({startedAt, requestedBy, trigger}: Run): string {
  const who = trigger === 'auto' ? 'by Autosync' : requestedBy ? `by ${requestedBy}` : '';
  return startedAt === null ? `Asked for ${who}`.trim() : `Started ${timeText(startedAt)} ${who}`.trim();
}
