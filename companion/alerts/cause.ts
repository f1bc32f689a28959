import type {Notification} from '../../shared/alerts/notification.ts';

/** Something that people are told of for as long as it lasts: a problem that documents share, or one of its own. */
export interface Cause
  extends Pick<Notification, 'severity' | 'code' | 'title' | 'detail' | 'fix' | 'count' | 'transactionIds'> {
  /** The same for the same problem when it comes again. */
  readonly key: string;
  readonly link?: string;
}
