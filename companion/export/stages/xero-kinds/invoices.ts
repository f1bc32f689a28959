import {lookUp} from '../../reconcile/look-up.ts';
import {whyNotEditable} from '../../refusals/why-not-editable.ts';
import type {XeroKind} from '../xero-kind.ts';

/** Sales invoices and bills. Their Url leads back to DEAR, and a list is filtered by their numbers. */
export const invoices: XeroKind = {
  member: 'Invoices',
  idMember: 'InvoiceID',
  dearKinds: ['sale-invoice', 'bill'],
  documentsOf: ({documents}) => documents,
  put: 'put-invoices',
  update: 'update-invoice',
  create: (xero, {body, idempotencyKey}, options) => xero.putInvoices(body, idempotencyKey, options),
  change: (xero, id, {body, idempotencyKey}, options) => xero.updateInvoice(id, body, idempotencyKey, options),
  get: (xero, id, options) => xero.getInvoice(id, options),
  lookUp: (xero, wanted, {options, betweenCalls}) => lookUp(wanted, xero, options, betweenCalls),
  changesWhenPaid: true,
  whyNotEditable,
  whyNotVoidable: whyNotEditable,
  statusOfGone: ({status}) => (status === 'DRAFT' || status === 'SUBMITTED' ? 'DELETED' : 'VOIDED'),
};
