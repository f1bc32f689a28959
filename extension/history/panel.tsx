import type {JSX} from 'preact';
import {ActivityView} from '../activity/activity-view.tsx';
import {NotificationsView} from '../alerts/notifications-view.tsx';
import {refused} from '../export/popup-state.ts';
import {PreviewScreen} from '../export/preview-screen.tsx';
import type {PanelView} from '../messages/asks.ts';
import {isAway, standing} from '../messages/standing.ts';
import {ReconciliationScreen} from '../reconciliation/reconciliation-screen.tsx';
import {TabPanel} from '../ui/tabs.tsx';
import {TroubleNotice} from '../ui/trouble-notice.tsx';
import {noFile} from './download.ts';
import {opened} from './opened-row.ts';
import {PanelHead} from './panel-head.tsx';
import {PanelTrouble} from './panel-trouble.tsx';
import {view} from './panel-view.ts';
import {RunsView} from './runs-view.tsx';
import {TransactionDetail} from './transaction-detail.tsx';
import {said} from './transactions.ts';
import {TransactionsView} from './transactions-view.tsx';

export interface PanelProps {
  readonly onSetUp: (step?: string) => void;
}

/** The side panel: four tabs, and what opens in front of them. */
export function Panel({onSetUp}: PanelProps): JSX.Element {
  const snapshot = standing.value;
  const isCut = snapshot !== null && (isAway(snapshot) || snapshot.state === 'unpaired');
  const front = isCut ? null : inFront(view.value, onSetUp);
  return (
    <>
      {front ?? (
        <>
          <PanelHead />
          <main>
            <TabPanel name={view.value}>
              <TroubleNotice trouble={isCut ? null : (refused.value ?? noFile.value)} />
              {isCut ? (
                <PanelTrouble snapshot={snapshot} onSetUp={onSetUp} />
              ) : (
                <TabContent name={view.value} onSetUp={onSetUp} />
              )}
            </TabPanel>
          </main>
        </>
      )}
      <p class="said" role="status">
        {said.value}
      </p>
    </>
  );
}

/** A row in full, the preview, the reconciliation: each takes the whole panel and leads back. */
function inFront(name: PanelView, onSetUp: PanelProps['onSetUp']): JSX.Element | null {
  if (name === 'preview') return <PreviewScreen onSetUp={onSetUp} />;
  if (name === 'reconciliation') return <ReconciliationScreen />;
  return name === 'transactions' && opened.value ? <TransactionDetail onSetUp={onSetUp} /> : null;
}

function TabContent({name, onSetUp}: PanelProps & {readonly name: PanelView}): JSX.Element {
  switch (name) {
    case 'runs':
      return <RunsView onSetUp={onSetUp} />;
    case 'activity':
      return <ActivityView />;
    case 'notifications':
      return <NotificationsView onSetUp={onSetUp} />;
    default:
      return <TransactionsView />;
  }
}
