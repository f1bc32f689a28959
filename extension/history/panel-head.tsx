import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {causes} from '../alerts/notifications.ts';
import {starting, stopRun, syncAll} from '../export/popup-state.ts';
import {isAway, standing} from '../messages/standing.ts';
import {Button} from '../ui/button.tsx';
import {numberText} from '../ui/format.ts';
import {ArcIcon, Mark, StopIcon, SyncIcon} from '../ui/icons.tsx';
import {Tabs} from '../ui/tabs.tsx';
import {showView, view} from './panel-view.ts';

/** Whose books these are, the sync and how far it is, and the four tabs. */
export function PanelHead(): JSX.Element {
  const snapshot = standing.value;
  const away = isAway(snapshot);
  const run = away ? null : (snapshot?.status?.run ?? null);
  const {done, total} = run?.progress ?? {done: 0, total: null};
  const open = away ? 0 : (causes.value?.length ?? snapshot?.status?.notifications ?? 0); // of which nothing is known then
  return (
    <header class="panel-head">
      <div class="row">
        <Mark />
        <h1>Deerpath</h1>
        <span class="small faint organisation">{snapshot?.status?.xero.organisation ?? ''}</span>
        <span class="spring" />
        {run ? (
          <>
            <span class="row small tone-accent strong run-told">
              <ArcIcon />
              {total === null
                ? i18n.t('panel.looking')
                : i18n.t('panel.doneOf', {done: numberText(done), total: numberText(total)})}
            </span>
            <Button size="small" icon={<StopIcon />} onClick={() => stopRun(run.id)}>
              {i18n.t('panel.stop')}
            </Button>
          </>
        ) : (
          <Button
            size="small"
            icon={<SyncIcon />}
            busy={starting.value}
            resting={snapshot?.state === 'present' ? undefined : i18n.t('panel.companionFirst')}
            onClick={syncAll}
          >
            {i18n.t('panel.syncNow')}
          </Button>
        )}
      </div>
      {run && total ? (
        <div class="head-bar" aria-hidden="true">
          <span style={{transform: `scaleX(${Math.min(1, done / total)})`}} />
        </div>
      ) : null}
      <Tabs
        label={i18n.t('panel.views')}
        chosen={view.value}
        onChoose={showView}
        tabs={[
          {name: 'transactions', title: i18n.t('panel.transactions')},
          {name: 'runs', title: i18n.t('panel.runs')},
          {name: 'activity', title: i18n.t('panel.activity'), words: i18n.t('panel.activityShort')},
          {
            name: 'notifications',
            title: i18n.t('panel.notifications'),
            ...(open > 0
              ? {count: {figure: numberText(open), words: i18n.t('panel.openCauses', open, [numberText(open)])}}
              : {}),
          },
        ]}
      />
    </header>
  );
}
