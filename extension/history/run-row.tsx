import type {JSX} from 'preact';
import {i18n} from '#i18n';
import type {Run} from '../../shared/export/run.ts';
import {problemFix, problemTitle, problemWhy} from '../alerts/problem-words.ts';
import {numberText, timeText} from '../ui/format.ts';
import {
  AgainIcon,
  DoneIcon,
  EyeIcon,
  FailedIcon,
  PointerIcon,
  ScheduleIcon,
  SlashIcon,
  StopIcon,
  WarningIcon,
} from '../ui/icons.tsx';
import {download} from './download.ts';
import {showOnly} from './go-to.ts';
import {RunSubject} from './run-subject.tsx';
import {countedWords, endWords, lateWords, quietWords, runLength, runName} from './run-words.ts';
import {didNotRun, unfolded, whenOf} from './runs.ts';

interface RunRowProps {
  readonly run: Run;
  readonly tabIndex: 0 | -1;
}

/** One run; unfolded, the causes that it met, each with the way to its rows. */
export function RunRow({run, tabIndex}: RunRowProps): JSX.Element {
  const isUnfolded = unfolded.value === run.id;
  const {completed, failed, skipped, unchanged, pending} = run.counts;
  const isQuiet = completed + failed + skipped + pending === 0 || run.problem !== undefined;
  const name = runName(run);
  const late = lateWords(run, new Date());
  return (
    <div class="run">
      <button
        type="button"
        class="run-line"
        data-row
        tabIndex={tabIndex}
        aria-expanded={isUnfolded}
        onClick={() => {
          unfolded.value = isUnfolded ? null : run.id;
        }}
      >
        <RunMark run={run} />
        <span class="what">
          <b>{name}</b> <RunSubject run={run} /> <span class="muted">{endWords(run)}</span>
        </span>
        <span class="at muted">{timeText(whenOf(run))}</span>
        <span class="why small row">
          {completed > 0 ? (
            <span class="row">
              <i class="tone-ok">
                <DoneIcon size={12} />
              </i>
              {countedWords('completed', completed)}
            </span>
          ) : null}
          {failed > 0 ? (
            <span class="row">
              <i class="tone-bad">
                <FailedIcon size={12} />
              </i>
              {countedWords('failed', failed)}
            </span>
          ) : null}
          {skipped > 0 ? (
            <span class="row">
              <i>
                <SlashIcon size={12} />
              </i>
              {countedWords('skipped', skipped)}
            </span>
          ) : null}
          {pending > 0 ? <span>{countedWords('pending', pending)}</span> : null}
          {unchanged > 0 && !isQuiet ? <span>{countedWords('unchanged', unchanged)}</span> : null}
          {isQuiet ? <span class="quiet">{quietWords(run)}</span> : null}
          {late ? <span>{late}</span> : null}
        </span>
        <span class="when small faint">{[run.requestedBy, runLength(run)].filter(Boolean).join(', ')}</span>
      </button>
      {isUnfolded ? <Unfolded run={run} name={name} /> : null}
    </div>
  );
}

function RunMark({run}: {readonly run: Run}): JSX.Element {
  if (didNotRun(run))
    return (
      <i class="tone-warn">
        <WarningIcon />
      </i>
    );
  if (run.state === 'failed')
    return (
      <i class="tone-bad">
        <FailedIcon />
      </i>
    );
  if (run.state === 'stopped') return <i>{<StopIcon />}</i>;
  if (run.preview) return <i>{<EyeIcon />}</i>;
  return <i>{run.trigger === 'auto' ? <ScheduleIcon /> : run.trigger === 'retry' ? <AgainIcon /> : <PointerIcon />}</i>;
}

function Unfolded({run, name}: {readonly run: Run; readonly name: string}): JSX.Element {
  const words = `${name} ${timeText(whenOf(run))}`;
  const met = run.met ?? [];
  const counted = run.counts.completed + run.counts.failed + run.counts.skipped + run.counts.pending;
  return (
    <div class="unfolded">
      {run.problem ? (
        <p class="small muted">
          {problemWhy(run.problem)} {problemFix(run.problem)}
        </p>
      ) : null}
      {met.length > 0 ? (
        <ul class="card met" aria-label={i18n.t('runs.met')}>
          {met.map((cause) => (
            <li key={`${cause.code} ${cause.title}`}>
              <i class="tone-bad">
                <FailedIcon size={14} />
              </i>
              <span class="spring">{problemTitle(cause)}</span>
              <button
                type="button"
                class="text-button"
                onClick={() =>
                  showOnly({
                    of: 'run',
                    id: run.id,
                    words: `${words}: ${problemTitle(cause)}`,
                    cause: `${cause.code} ${cause.title}`,
                  })
                }
              >
                {i18n.t('count.document', cause.count, [numberText(cause.count)])}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {counted > 0 ? (
        <div class="row ways">
          <button type="button" class="text-button" onClick={() => showOnly({of: 'run', id: run.id, words})}>
            {i18n.t('runs.showRows')}
          </button>
          <button
            type="button"
            class="text-button"
            aria-label={i18n.t('runs.downloadRowsOf', {run: words})}
            onClick={() => download({of: 'transactions', query: {run: run.id}})}
          >
            {i18n.t('runs.downloadRows')}
          </button>
        </div>
      ) : null}
    </div>
  );
}
