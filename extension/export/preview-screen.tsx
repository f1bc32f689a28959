import type {JSX} from 'preact';
import {useEffect} from 'preact/hooks';
import {i18n} from '#i18n';
import {leaveView} from '../history/panel-view.ts';
import {standing} from '../messages/standing.ts';
import {Button} from '../ui/button.tsx';
import {Empty} from '../ui/empty.tsx';
import {leftText, numberText, timeText} from '../ui/format.ts';
import {IconButton} from '../ui/icon-button.tsx';
import {AgainIcon, ArcIcon, ChevronLeftIcon, SyncIcon} from '../ui/icons.tsx';
import {useFront} from '../ui/use-front.ts';
import {starting, syncAll} from './popup-state.ts';
import {going, look, looking, preview, staying, stopLooking, trouble} from './preview.ts';
import {PreviewCause} from './preview-cause.tsx';
import {PreviewGroupRow} from './preview-group-row.tsx';
import {causesOfPreview, groupsOf} from './preview-groups.ts';

/** What a sync would send, before anything is sent: how much, what it costs, and what would not go. */
export function PreviewScreen({onSetUp}: {readonly onSetUp: (step?: string) => void}): JSX.Element {
  const heading = useFront('preview', leaveView);
  useEffect(() => {
    void look();
    return stopLooking;
  }, []);
  const shown = preview.value;
  return (
    <div class="detail">
      <header class="front-head row">
        <IconButton look="quiet" name={i18n.t('panel.back')} icon={<ChevronLeftIcon />} onClick={leaveView} />
        <h1 tabIndex={-1} ref={heading}>
          {i18n.t('preview.title')}
        </h1>
        <span class="spring" />
        <span class="small muted">{shown ? i18n.t('preview.readAt', {when: timeText(shown.readAt)}) : ''}</span>
        <IconButton
          look="quiet"
          name={i18n.t('preview.again')}
          icon={<AgainIcon />}
          busy={looking.value !== null}
          onClick={look}
        />
      </header>
      <main class="preview">
        {trouble.value ? (
          <Empty
            title={i18n.t('preview.failed')}
            scene="broken"
            actions={
              <Button look="filled" icon={<AgainIcon />} onClick={look}>
                {i18n.t('panel.tryAgain')}
              </Button>
            }
          >
            {trouble.value.title} {trouble.value.detail}
          </Empty>
        ) : shown ? (
          <Found onSetUp={onSetUp} />
        ) : (
          <Looking />
        )}
      </main>
      {shown ? <Foot /> : null}
    </div>
  );
}

function Looking(): JSX.Element {
  const progress = looking.value?.progress;
  return (
    <div class="preview-head" role="status">
      <h2 class="row h16">
        <i class="tone-accent">
          <ArcIcon />
        </i>
        {i18n.t('preview.looking')}
      </h2>
      <p class="muted">{i18n.t('preview.lookingWhy')}</p>
      {progress?.total ? (
        <p class="small muted">
          {i18n.t('panel.doneOf', {done: numberText(progress.done), total: numberText(progress.total)})}
          {progress.secondsLeft === null ? '' : ` · ${leftText(progress.secondsLeft)}`}
        </p>
      ) : null}
    </div>
  );
}

function Found({onSetUp}: {readonly onSetUp: (step?: string) => void}): JSX.Element {
  const groups = groupsOf(going.value);
  const causes = causesOfPreview(staying.value);
  const count = going.value.length;
  return (
    <>
      <div class="preview-head" role="status">
        <h2 class="h16">
          {count === 0 ? i18n.t('preview.nothing') : i18n.t('preview.wouldGo', count, [numberText(count)])}
        </h2>
        <p class="muted">{count === 0 ? i18n.t('preview.nothingWhy') : costText()}</p>
      </div>
      {groups.length > 0 ? (
        <ul class="preview-groups" aria-label={i18n.t('preview.groups')}>
          {groups.map((group) => (
            <PreviewGroupRow key={group.key} group={group} />
          ))}
        </ul>
      ) : null}
      {causes.length > 0 ? (
        <section>
          <h2 class="day row">
            <span>{i18n.t('preview.wouldNotGo', staying.value.length, [numberText(staying.value.length)])}</span>
            <span class="spring" />
            <span class="faint">{i18n.t('preview.causes', causes.length, [numberText(causes.length)])}</span>
          </h2>
          <ul>
            {causes.map(({problem, items}) => (
              <PreviewCause
                key={`${problem.code} ${problem.title}`}
                problem={problem}
                items={items}
                onSetUp={onSetUp}
              />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

/** What the sync would still cost, of what is left of the day. */
function costText(): string {
  const found = preview.value?.found;
  if (!found) return '';
  const calls = numberText(found.calls.xero);
  const time = lengthWords(found.seconds);
  const left = standing.value?.status?.budget.xeroDay.remaining;
  return left === undefined
    ? i18n.t('preview.nothingSentPlain', {time, calls})
    : i18n.t('preview.nothingSent', {time, calls, left: numberText(left)});
}

function lengthWords(seconds: number): string {
  if (seconds < 10) return i18n.t('preview.fewSeconds');
  return seconds < 60
    ? i18n.t('preview.aboutSeconds', {seconds: numberText(Math.ceil(seconds / 10) * 10)})
    : i18n.t('preview.aboutMinutes', {minutes: numberText(Math.ceil(seconds / 60))});
}

function Foot(): JSX.Element {
  const nothing = going.value.length === 0;
  return (
    <footer class="detail-foot row">
      {nothing ? (
        <span class="spring" />
      ) : (
        <div class="grow">
          <Button
            look="filled"
            size="large"
            icon={<SyncIcon />}
            busy={starting.value}
            onClick={async () => {
              await syncAll();
              leaveView();
            }}
          >
            {i18n.t('panel.syncNow')}
          </Button>
        </div>
      )}
      <Button size="large" look="quiet" onClick={leaveView}>
        {i18n.t('panel.close')}
      </Button>
    </footer>
  );
}
