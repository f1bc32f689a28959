import type {JSX} from 'preact';
import {useEffect} from 'preact/hooks';
import {i18n} from '#i18n';
import {Button} from '../ui/button.tsx';
import {Empty} from '../ui/empty.tsx';
import {numberText} from '../ui/format.ts';
import {TroubleNotice} from '../ui/trouble-notice.tsx';
import {NotificationRow} from './notification-row.tsx';
import {causes, dismissAll, readNotifications, trouble} from './notifications.ts';

/** What needs somebody and what is to know: one row a cause, with one way to mend it. */
export function NotificationsView({onSetUp}: {readonly onSetUp: (step?: string) => void}): JSX.Element {
  useEffect(() => {
    void readNotifications();
  }, []);
  const list = causes.value;
  if (list === null) return <p class="faint waiting-words">{i18n.t('panel.reading')}</p>;
  if (list.length === 0) {
    return (
      <>
        <TroubleNotice trouble={trouble.value} />
        <Empty title={i18n.t('notices.emptyTitle')} scene="arrived">
          {i18n.t('notices.emptyWhy')}
        </Empty>
      </>
    );
  }
  const needing = list.filter(({severity}) => severity === 'error').length;
  const toKnow = list.length - needing;
  return (
    <>
      <div class="row notices-head">
        <p class="muted spring">
          {[
            ...(needing > 0 ? [i18n.t('notices.needYou', needing, [numberText(needing)])] : []),
            ...(toKnow > 0 ? [i18n.t('notices.toKnow', toKnow, [numberText(toKnow)])] : []),
          ].join(' · ')}
        </p>
        <Button look="quiet" size="small" onClick={dismissAll}>
          {i18n.t('notices.dismissAll')}
        </Button>
      </div>
      <TroubleNotice trouble={trouble.value} />
      <ul class="notices" aria-label={i18n.t('notices.list')}>
        {list.map((notification) => (
          <NotificationRow key={notification.id} notification={notification} onSetUp={onSetUp} />
        ))}
      </ul>
      <p class="small faint notices-foot">{i18n.t('notices.foot')}</p>
    </>
  );
}
