import {i18n} from '#i18n';
import type {TransactionStatus} from '../../shared/history/transaction.ts';

/** A status as the filters and the rows say it. */
export const statusText = (status: TransactionStatus): string => i18n.t(`status.${status}` as 'status.Pending');
