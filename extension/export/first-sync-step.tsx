import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {problemFix, problemTitle} from '../alerts/problem-words.ts';
import {standing} from '../messages/standing.ts';
import {longDayText} from '../pairing/long-day-text.ts';
import {chosen, ownLinkOff, steps} from '../pairing/set-up.ts';
import {StepPane, TroubleNotice} from '../pairing/step-pane.tsx';
import {settings} from '../settings/settings.ts';
import {Button} from '../ui/button.tsx';
import {FailedIcon, SyncIcon, WarningIcon} from '../ui/icons.tsx';
import {refused, starting, syncAll} from './popup-state.ts';
import {RunCounts, RunProgress} from './run-progress.tsx';
import {runHeading} from './run-words.ts';

/** The first sync, once nothing is open any more; later the same by hand. */
export function FirstSyncStep(): JSX.Element {
  const status = standing.value?.status;
  const open = steps.value.filter(({name, state}) => name !== 'first-sync' && name !== 'invite' && state !== 'done');
  const cannot = open.some(({name}) => name === 'dear' || name === 'xero' || name === 'pair' || name === 'companion');
  const run = status?.run;
  const last = status?.lastRun;
  return (
    <StepPane
      title={run ? runHeading(run) : last ? i18n.t('popup.syncNow') : i18n.t('firstSync.titleFirst')}
      words={
        settings.value?.ignoreBefore
          ? i18n.t('firstSync.wordsFrom', {day: longDayText(settings.value.ignoreBefore)})
          : i18n.t('firstSync.words')
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
              <p>{i18n.t('firstSync.stillOpen')}</p>
              <ul>
                {open.map(({name, title, words}) => (
                  <li key={name}>
                    <button type="button" class="text-button" onClick={() => (chosen.value = name)}>
                      {title}:
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
                ? i18n.t('firstSync.through')
                : last.state === 'stopped'
                  ? i18n.t('firstSync.stopped')
                  : i18n.t('firstSync.endedEarly')}
            </p>
            {last.problem ? (
              <div class="notice bad">
                <i class="tone-bad">
                  <FailedIcon />
                </i>
                <p>
                  <b>{problemTitle(last.problem)}.</b> {problemFix(last.problem)}
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
                  ? i18n.t('firstSync.connectFirst')
                  : ownLinkOff.value || last
                    ? undefined
                    : i18n.t('firstSync.sayLinkIsOff')
              }
              onClick={syncAll}
            >
              {i18n.t('popup.syncNow')}
            </Button>
          </div>
        )}
        <p class="said" role="status">
          {run ? i18n.t('firstSync.syncing') : last ? i18n.t('firstSync.finished') : ''}
        </p>
      </div>
    </StepPane>
  );
}
