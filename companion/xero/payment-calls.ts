import {dateTime} from './credit-note-calls.ts';
import {readPayment} from './read-records.ts';
import type {Xero} from './xero.ts';
import {type Invoke, keyed, NOTHING, PAGE, type XeroCalls} from './xero-call.ts';

type PaymentCalls = Pick<Xero, 'putPayments' | 'findPayments' | 'getPayment' | 'deletePayment'>;

/** xero-node's words for what our bytes say. */
const DELETED = {status: 'DELETED'};

/** Payments of one organisation: they are made and deleted, and nothing else can be done to them. */
export const paymentCalls = (calls: XeroCalls, tenantId: string): PaymentCalls => ({
  putPayments(body, key, options) {
    const invoke: Invoke = (api, mark) => api.createPayments(tenantId, NOTHING, false, keyed(key), mark);
    return calls.write({point: 'xero.put-payments', options, invoke, body}, 'Payments', readPayment);
  },

  async findPayments({from, to}, options) {
    const where = `Status=="AUTHORISED" AND Date>=${dateTime(from)} AND Date<=${dateTime(to)}`;
    const none = undefined;
    const invoke =
      (page: number): Invoke =>
      (api, mark) =>
        api.getPayments(tenantId, none, where, none, page, PAGE, mark);
    return (await calls.pages({point: 'xero.find-payments', options}, 'Payments', invoke)).map(readPayment);
  },

  async getPayment(id, options) {
    const invoke: Invoke = (api, mark) => api.getPayment(tenantId, id, mark);
    const [first] = (await calls.list({point: 'xero.find-payments', options, invoke}, 'Payments')) ?? [];
    return first ? readPayment(first) : undefined;
  },

  deletePayment(id, body, key, options) {
    const invoke: Invoke = (api, mark) => api.deletePayment(tenantId, id, DELETED, keyed(key), mark);
    return calls.write({point: 'xero.delete-payment', options, invoke, body}, 'Payments', readPayment);
  },
});
