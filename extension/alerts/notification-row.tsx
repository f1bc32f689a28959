import type {JSX} from 'preact';
import {i18n} from '#i18n';
import type {Notification} from '../../shared/alerts/notification.ts';
import {ofCause} from '../history/filters.ts';
import {showOnly} from '../history/go-to.ts';
import {Button} from '../ui/button.tsx';
import {numberText, whenText} from '../ui/format.ts';
import {IconButton} from '../ui/icon-button.tsx';
import {ClockIcon, CrossIcon, ExternalIcon, FailedIcon, WarningIcon} from '../ui/icons.tsx';
import {mendOf} from './mend.ts';
import {dismiss} from './notifications.ts';
import {noticeWhy, problemTitle} from './problem-words.ts';

interface NotificationRowProps {
  readonly notification: Notification;
  readonly onSetUp: (step?: string) => void;
}

/** One open cause: what it is, one way to mend it, the rows that have it. */
export function NotificationRow({notification, onSetUp}: NotificationRowProps): JSX.Element {
  const {id, at, severity, count, transactionIds} = notification;
  const title = problemTitle(notification);
  const showRows = (): void => void showOnly(ofCause(notification));
  return (
    <li class="notice-row">
      <SeverityMark severity={severity} />
      <div>
        <div class="row notice-title">
          <h2 class="spring">{title}</h2>
          <span class="small muted">{whenText(at, new Date())}</span>
          <IconButton
            look="quiet"
            name={i18n.t('notices.dismiss', {title})}
            icon={<CrossIcon />}
            onClick={() => dismiss(id)}
          />
        </div>
        <p class="muted">{noticeWhy(notification)}</p>
        <div class="row ways">
          <WayToMend notification={notification} onSetUp={onSetUp} onRows={showRows} />
          {transactionIds.length > 0 ? (
            <button type="button" class="text-button strong" onClick={showRows}>
              {count > 1 ? i18n.t('notices.showCount', {count: numberText(count)}) : i18n.t('notices.show')}
            </button>
          ) : null}
        </div>
      </div>
    </li>
  );
}

function SeverityMark({severity}: Pick<Notification, 'severity'>): JSX.Element {
  switch (severity) {
    case 'error':
      return (
        <i class="tone-bad">
          <FailedIcon />
        </i>
      );
    case 'warning':
      return (
        <i class="tone-warn">
          <WarningIcon />
        </i>
      );
    case 'info':
      return (
        <i class="muted">
          <ClockIcon />
        </i>
      );
  }
}

interface WayToMendProps extends NotificationRowProps {
  readonly onRows: () => void;
}

function WayToMend({notification, onSetUp, onRows}: WayToMendProps): JSX.Element | null {
  const {mend, where} = mendOf(notification.code);
  const address = where.startsWith('https:') ? where : notification.link;
  if (where.startsWith('options')) return <Button onClick={() => onSetUp(where.split('#')[1])}>{mend}</Button>;
  if (address?.startsWith('https:')) {
    return (
      <a class="button" href={address} target="_blank" rel="noopener noreferrer">
        {mend} <ExternalIcon size={14} />
      </a>
    );
  }
  return notification.transactionIds.length > 0 ? <Button onClick={onRows}>{mend}</Button> : null;
}
