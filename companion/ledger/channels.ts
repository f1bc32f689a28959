import {creditNotes} from '../export/stages/xero-kinds/credit-notes.ts';
import {invoices} from '../export/stages/xero-kinds/invoices.ts';
import {purchaseOrders} from '../export/stages/xero-kinds/purchase-orders.ts';
import type {Operation} from '../store/ledger-records.ts';
import type {Channel} from './channel.ts';
import {allocationsChannel} from './channels/allocations.ts';
import {attachmentsChannel} from './channels/attachments.ts';
import {billedOrdersChannel} from './channels/billed-orders.ts';
import {contactsChannel} from './channels/contacts.ts';
import {documentUpdateChannel} from './channels/document-update.ts';
import {documentsChannel} from './channels/documents.ts';
import {journalUpdateChannel} from './channels/journal-update.ts';
import {journalsChannel} from './channels/journals.ts';
import {paymentDeletionChannel} from './channels/payment-deletion.ts';
import {paymentsChannel} from './channels/payments.ts';

/** How each operation travels. */
export const channels: Readonly<Record<Operation, Channel>> = {
  'put-contacts': contactsChannel,
  'put-invoices': documentsChannel(invoices),
  'update-invoice': documentUpdateChannel(invoices),
  'put-credit-notes': documentsChannel(creditNotes),
  'update-credit-note': documentUpdateChannel(creditNotes),
  'put-purchase-orders': documentsChannel(purchaseOrders),
  'update-purchase-order': documentUpdateChannel(purchaseOrders),
  'bill-purchase-orders': billedOrdersChannel,
  'put-attachment': attachmentsChannel,
  'put-journals': journalsChannel,
  'update-journal': journalUpdateChannel,
  'put-allocations': allocationsChannel,
  'put-payments': paymentsChannel,
  'delete-payment': paymentDeletionChannel,
};
