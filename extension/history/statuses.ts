import type {TransactionStatus} from '../../shared/history/transaction.ts';

/** In the order of the filters. Apart from the schema: a page that wants four words should not load the parser with them. */
export const statuses: readonly TransactionStatus[] = ['Pending', 'Completed', 'Failed', 'Skipped'];
