import {readAllocation, readCreditNote} from './read-credit-note.ts';
import type {Xero} from './xero.ts';
import {type Invoke, keyed, NOTHING, PAGE, type XeroCalls} from './xero-call.ts';

type CreditNoteCalls = Pick<
  Xero,
  | 'findCreditNotes'
  | 'findCreditNotesChanged'
  | 'getCreditNote'
  | 'putAllocations'
  | 'putCreditNotes'
  | 'updateCreditNote'
>;

/** Credit notes of one organisation. Xero has no filter by number: the days they are dated on bound a list. */
export const creditNoteCalls = (calls: XeroCalls, tenantId: string): CreditNoteCalls => ({
  async findCreditNotes({from, to}, options) {
    const where = `Date>=${dateTime(from)} AND Date<=${dateTime(to)}`;
    const none = undefined;
    const invoke =
      (page: number): Invoke =>
      (api, mark) =>
        api.getCreditNotes(tenantId, none, where, none, page, 4, PAGE, mark);
    const rows = await calls.pages({point: 'xero.find-credit-notes', options}, 'CreditNotes', invoke);
    return rows.map(readCreditNote);
  },

  async findCreditNotesChanged(since, options) {
    const none = undefined;
    const invoke =
      (page: number): Invoke =>
      (api, mark) =>
        api.getCreditNotes(tenantId, new Date(since), none, none, page, 4, PAGE, mark);
    const call = {point: 'xero.find-credit-notes', options, sinceLast: true} as const;
    return (await calls.pages(call, 'CreditNotes', invoke)).map(readCreditNote);
  },

  async getCreditNote(idOrNumber, options) {
    const invoke: Invoke = (api, mark) => api.getCreditNote(tenantId, idOrNumber, 4, mark);
    const [first] = (await calls.list({point: 'xero.find-credit-notes', options, invoke}, 'CreditNotes')) ?? [];
    return first ? readCreditNote(first) : undefined;
  },

  putAllocations(id, body, key, options) {
    const invoke: Invoke = (api, mark) =>
      api.createCreditNoteAllocation(tenantId, id, NOTHING, false, keyed(key), mark);
    return calls.write({point: 'xero.put-allocations', options, invoke, body}, 'Allocations', readAllocation);
  },

  putCreditNotes(body, key, options) {
    const invoke: Invoke = (api, mark) => api.createCreditNotes(tenantId, NOTHING, false, 4, keyed(key), mark);
    return calls.write({point: 'xero.put-credit-notes', options, invoke, body}, 'CreditNotes', readCreditNote);
  },

  updateCreditNote(id, body, key, options) {
    const invoke: Invoke = (api, mark) => api.updateCreditNote(tenantId, id, NOTHING, 4, keyed(key), mark);
    return calls.write({point: 'xero.update-credit-note', options, invoke, body}, 'CreditNotes', readCreditNote);
  },
});

/** `DateTime(2026,03,02)`, as Xero's where filters write a day. */
export const dateTime = (day: string): string => `DateTime(${day.split('-').join(',')})`;
