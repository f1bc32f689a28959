import {useComputed, useSignalEffect} from '@preact/signals';
import type {JSX} from 'preact';
import {i18n} from '#i18n';
import type {Status} from '../../shared/contract/status.ts';
import {CauseList} from '../alerts/cause-list.tsx';
import type {Snapshot} from '../client/snapshot.ts';
import {isAway, standing} from '../messages/standing.ts';
import {Button} from '../ui/button.tsx';
import {EyeIcon, FailedIcon, StopIcon, SyncIcon} from '../ui/icons.tsx';
import {CompanionAway} from './companion-away.tsx';
import type {PopupProps} from './popup.tsx';
import {causes, readProblems, refused, starting, stopRun, syncAll} from './popup-state.ts';
import {headingOf, proofOf, unfinishedStep, wayOut} from './popup-words.ts';
import {RunProgress} from './run-progress.tsx';
import {runAnnouncement, runHeading} from './run-words.ts';

interface PopupStandingProps extends PopupProps {
  readonly snapshot: Snapshot;
}

/** How things stand with companion and syncing, and the one thing to do now. */
export function PopupStanding({snapshot, onPanel, onSetUp}: PopupStandingProps): JSX.Element {
  const {status, state} = snapshot;
  const problems = useComputed(() =>
    standing.value?.state === 'present' ? (standing.value.status?.problems ?? 0) : null,
  );
  useSignalEffect(() => {
    if (problems.value !== null) void readProblems();
  });
  const showHistory = (): void => onPanel({view: 'transactions'});
  if (state === 'unpaired') return <NotPaired onSetUp={onSetUp} />;
  if (isAway(snapshot)) return <CompanionAway snapshot={snapshot} onSetUp={onSetUp} />;
  if (!status) return <p class="muted">{i18n.t('popup.asking')}</p>;
  const unfinished = unfinishedStep(status);
  if (unfinished && !status.run) {
    const others = causes.value.filter(({title}) => title !== unfinished.title);
    return (
      <div class="stack">
        <div>
          <h2 class="h16">{unfinished.title}</h2>
          <p class="muted">{unfinished.words}</p>
        </div>
        {others.length > 0 ? <CauseList causes={others} onHistory={showHistory} onSetUp={onSetUp} /> : null}
        <Button look="filled" size="large" autofocus onClick={() => onSetUp(unfinished.step)}>
          {unfinished.button}
        </Button>
      </div>
    );
  }
  const out = wayOut(status);
  // What the heading says is not said again below it.
  const others = causes.value.filter(({code}) => code !== out?.problem.code);
  return (
    <div class="stack">
      <Heading status={status} />
      {status.run ? (
        <>
          <RunProgress run={status.run} />
          <div class="row">
            <p class="small faint spring">{i18n.t('popup.closeIfYouLike')}</p>
            <StopButton id={status.run.id} />
          </div>
        </>
      ) : (
        <>
          {others.length > 0 ? <CauseList causes={others} onHistory={showHistory} onSetUp={onSetUp} /> : null}
          <div class="ways-on">
            {out ? (
              <Button look="filled" size="large" autofocus onClick={() => onSetUp(out.step)}>
                {out.words}
              </Button>
            ) : null}
            <div class="row">
              <div class="grow">
                <Button
                  look={out ? 'lined' : 'filled'}
                  size="large"
                  icon={<SyncIcon />}
                  autofocus={!out}
                  busy={starting.value}
                  onClick={syncAll}
                >
                  {i18n.t('popup.syncNow')}
                </Button>
              </div>
              <Button size="large" icon={<EyeIcon />} onClick={() => onPanel({view: 'preview'})}>
                {i18n.t('popup.preview')}
              </Button>
            </div>
          </div>
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
        {status.run ? runAnnouncement(status.run) : headingOf(status)}
      </p>
    </div>
  );
}

const StopButton = ({id}: {readonly id: string}): JSX.Element => (
  <Button icon={<StopIcon />} onClick={() => stopRun(id)}>
    {i18n.t('popup.stop')}
  </Button>
);

const Heading = ({status}: {readonly status: Status}): JSX.Element => (
  <div>
    <h2 class="h16">{status.run ? runHeading(status.run) : headingOf(status)}</h2>
    {status.run ? null : <p class="muted">{proofOf(status, causes.value.length)}</p>}
  </div>
);

const NotPaired = ({onSetUp}: {readonly onSetUp: () => void}): JSX.Element => (
  <div class="stack">
    <div>
      <h2 class="h16">{i18n.t('popup.pairFirst')}</h2>
      <p class="muted">{i18n.t('popup.pairFirstWords')}</p>
    </div>
    <Button look="filled" size="large" autofocus onClick={() => onSetUp()}>
      {i18n.t('popup.pairThisBrowser')}
    </Button>
  </div>
);
