import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {standing} from '../messages/standing.ts';
import {leftText, numberText, timeText} from '../ui/format.ts';
import {ArcIcon} from '../ui/icons.tsx';
import {runName} from './run-words.ts';

/** The run that is under way: how far it is, and how long it will take. */
export function RunInWork(): JSX.Element | null {
  const run = standing.value?.status?.run;
  if (!run) return null;
  const {done, total, secondsLeft} = run.progress;
  const heading =
    run.state === 'waiting'
      ? i18n.t('runs.waitingToSync')
      : total === null
        ? i18n.t('runs.lookingFor')
        : i18n.t('runs.syncing', {done: numberText(done), total: numberText(total)});
  const when = run.startedAt ? timeText(run.startedAt) : '';
  return (
    <section class="in-work" aria-label={heading}>
      <div class="row">
        <i class="tone-accent">
          <ArcIcon />
        </i>
        <h2>{heading}</h2>
        <span class="spring" />
        <span class="small muted">{secondsLeft === null ? '' : leftText(secondsLeft)}</span>
      </div>
      <div
        class="bar"
        role="progressbar"
        aria-label={i18n.t('runs.progress')}
        aria-valuemin={0}
        aria-valuemax={total ?? undefined}
        aria-valuenow={total === null ? undefined : done}
        aria-valuetext={heading}
      >
        <span style={{transform: `scaleX(${total ? Math.min(1, done / total) : 0})`}} />
      </div>
      <p class="small muted">
        {run.requestedBy
          ? i18n.t('runs.startedBy', {what: runName(run), who: run.requestedBy, when})
          : i18n.t('runs.at', {what: runName(run), when})}
      </p>
    </section>
  );
}
