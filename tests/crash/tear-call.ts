import type {Failpoint} from '../../companion/platform/failpoints.ts';
import type {Office} from '../support/office.ts';

/** How late what was under way arrives: it lands while the companion is up again, or before that, as that starts. */
const LATE = 30_000;

/** Has the call that is under way while the companion dies carried out by Xero half a minute later. */
export const tearCallAt =
  ({sandbox}: Pick<Office, 'sandbox'>) =>
  (point: Failpoint): void => {
    const on = (
      {
        'xero.put-invoices': 'PUT /Invoices',
        'xero.put-contacts': 'PUT /Contacts',
        'xero.update-invoice': 'POST /Invoices/*',
        'xero.put-credit-notes': 'PUT /CreditNotes',
        'xero.update-credit-note': 'POST /CreditNotes/*',
        'xero.put-purchase-orders': 'PUT /PurchaseOrders',
        'xero.update-purchase-orders': 'POST /PurchaseOrders',
        'xero.put-payments': 'PUT /Payments',
        'xero.delete-payment': 'POST /Payments/*',
        'xero.put-allocations': 'PUT /CreditNotes/*/Allocations',
        'xero.put-journals': 'PUT /ManualJournals',
        'xero.update-journal': 'POST /ManualJournals/*',
        'xero.put-attachment': 'PUT /Invoices/*/Attachments/*',
      } as Partial<Record<Failpoint, string>>
    )[point];
    if (on) sandbox.xero.faults.add({on, fault: {kind: 'late-commit', milliseconds: LATE}});
  };
