import type {JSX} from 'preact';
import {standing} from '../messages/standing.ts';
import {chosen, dateText, ownLinkOff, settings, steps} from '../pairing/set-up.ts';
import {StepPane, TroubleNotice} from '../pairing/step-pane.tsx';
import {Button} from '../ui/button.tsx';
import {FailedIcon, SyncIcon, WarningIcon} from '../ui/icons.tsx';
import {refused, starting, syncAll} from './popup-state.ts';
import {RunCounts, RunProgress, runHeading} from './run-progress.tsx';

/** The first sync, once nothing is open any more; later the same by hand. */
export function FirstSyncStep(): JSX.Element {
  const status = standing.value?.status;
  const open = steps.value.filter(({name, state}) => name !== 'first-sync' && name !== 'invite' && state !== 'done');
  const cannot = open.some(({name}) => name === 'dear' || name === 'xero' || name === 'pair' || name === 'companion');
  const run = status?.run;
  const last = status?.lastRun;
  return (
    <StepPane
      title={run ? runHeading(run) : last ? 'Sync Now' : 'First sync'}
      words={
        settings.value?.ignoreBefore
          ? `Takes what is authorised in DEAR, dated ${dateText(settings.value.ignoreBefore)} or later, to Xero. A second sync sends nothing twice.`
          : 'Takes what is authorised in DEAR to Xero. A second sync sends nothing twice.'
      }
    >
      <TroubleNotice trouble={refused.value} />
      <div class="fields wide">
        {open.length > 0 && !run ? (
          <div class="notice warn">
            <i class="tone-warn">
              <WarningIcon />
            </i>
            <div>
              <p>Still open:</p>
              <ul>
                {open.map(({name, title, words}) => (
                  <li key={name}>
                    <button type="button" class="text-button" onClick={() => (chosen.value = name)}>
                      {title}
                    </button>{' '}
                    <span class="muted">{words}</span>
                  </li>
                ))}
              </ul>
            </div>
          </div>
        ) : null}
        {run ? <RunProgress run={run} /> : null}
        {!run && last ? (
          <>
            <p>
              {last.state === 'finished'
                ? 'The last sync is through.'
                : last.state === 'stopped'
                  ? 'The last sync was stopped.'
                  : 'The last sync ended early.'}
            </p>
            {last.problem ? (
              <div class="notice bad">
                <i class="tone-bad">
                  <FailedIcon />
                </i>
                <p>
                  <b>{last.problem.title}</b> {last.problem.fix}
                </p>
              </div>
            ) : null}
            <RunCounts run={last} />
          </>
        ) : null}
        {run ? null : (
          <div class="row">
            <Button
              look="filled"
              size="large"
              icon={<SyncIcon />}
              busy={starting.value}
              resting={
                cannot
                  ? 'Connect DEAR and Xero first'
                  : ownLinkOff.value || last
                    ? undefined
                    : 'Say first that DEAR’s own link is off'
              }
              onClick={syncAll}
            >
              Sync Now
            </Button>
          </div>
        )}
        <p class="said" role="status">
          {run ? 'Syncing' : last ? 'Sync finished' : ''}
        </p>
      </div>
    </StepPane>
  );
}
