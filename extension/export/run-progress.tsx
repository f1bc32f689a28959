import type {JSX} from 'preact';
import {i18n} from '#i18n';
import type {Run} from '../../shared/export/run.ts';
import {leftText, numberText} from '../ui/format.ts';
import {DoneIcon, FailedIcon, SlashIcon} from '../ui/icons.tsx';
import {runHeading, startedText} from './run-words.ts';

/** A run in work: how far it is, what came of it so far. */
export function RunProgress({run}: {readonly run: Run}): JSX.Element {
  const {done, total, secondsLeft} = run.progress;
  const share = total ? Math.min(1, done / total) : 0;
  return (
    <div class="stack">
      <div
        class="bar"
        role="progressbar"
        aria-label={i18n.t('run.progress')}
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
        <b>{numberText(counts.completed)}</b>
        <span>
          <i class="tone-ok">
            <DoneIcon size={12} />
          </i>
          {i18n.t('run.completed')}
        </span>
      </div>
      <div>
        <b>{numberText(counts.failed)}</b>
        <span>
          <i class="tone-bad">
            <FailedIcon size={12} />
          </i>
          {i18n.t('run.failed')}
        </span>
      </div>
      <div>
        <b>{numberText(counts.skipped)}</b>
        <span>
          <i>
            <SlashIcon size={12} />
          </i>
          {i18n.t('run.skipped')}
        </span>
      </div>
      <div>
        <b>{numberText(counts.unchanged)}</b>
        <span>{i18n.t('run.unchanged')}</span>
      </div>
    </div>
  );
}
