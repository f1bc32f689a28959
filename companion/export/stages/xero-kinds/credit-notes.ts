import {lookUpByDays} from '../../reconcile/look-up-by-days.ts';
import {whyNotEditable} from '../../refusals/why-not-editable.ts';
import type {XeroKind} from '../xero-kind.ts';

/** Credit notes of both sides. Xero keeps no address of them and filters no list by their numbers. */
export const creditNotes: XeroKind = {
  member: 'CreditNotes',
  idMember: 'CreditNoteID',
  dearKinds: ['sale-credit-note', 'bill-credit-note'],
  documentsOf: (read) => read.creditNotes,
  put: 'put-credit-notes',
  update: 'update-credit-note',
  create: (xero, {body, idempotencyKey}, options) => xero.putCreditNotes(body, idempotencyKey, options),
  change: (xero, id, {body, idempotencyKey}, options) => xero.updateCreditNote(id, body, idempotencyKey, options),
  get: (xero, id, options) => xero.getCreditNote(id, options),
  lookUp: (xero, wanted, search) =>
    lookUpByDays(wanted, search, {
      inDays: (days) => xero.findCreditNotes(days, search.options),
      byNumber: (number) => xero.getCreditNote(number, search.options),
    }),
  changesWhenPaid: false,
  whyNotEditable,
  whyNotVoidable: whyNotEditable,
  statusOfGone: ({status}) => (status === 'DRAFT' || status === 'SUBMITTED' ? 'DELETED' : 'VOIDED'),
};
