import type {Operation} from '../store/records.ts';
import type {Channel} from './channel.ts';
import {attachmentsChannel} from './channels/attachments.ts';
import {contactsChannel} from './channels/contacts.ts';
import {invoiceUpdateChannel} from './channels/invoice-update.ts';
import {invoicesChannel} from './channels/invoices.ts';
import {journalUpdateChannel} from './channels/journal-update.ts';
import {journalsChannel} from './channels/journals.ts';

/** How each operation travels. */
export const channels: Readonly<Record<Operation, Channel>> = {
  'put-contacts': contactsChannel,
  'put-invoices': invoicesChannel,
  'update-invoice': invoiceUpdateChannel,
  'put-attachment': attachmentsChannel,
  'put-journals': journalsChannel,
  'update-journal': journalUpdateChannel,
};
