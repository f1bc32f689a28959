import type {Send} from '../../store/ledger-records.ts';
import type {XeroElement, XeroJournal} from '../../xero/xero.ts';
import type {Channel} from '../channel.ts';
import {claimsIn} from '../claims.ts';
import {matchElements} from '../match-elements.ts';
import {documentOutcome} from '../outcomes.ts';
import type {Outcome} from '../settle.ts';

/** New manual journals; known again by their narration, which says day, type and company. */
export const journalsChannel: Channel = {
  member: 'ManualJournals',

  async call({xero, work}, send) {
    return journalOutcomes(send, await xero.putJournals(send.body, send.idempotencyKey, {urgent: work.urgent}));
  },

  async look(context, send, open) {
    const {xero, work} = context;
    const found = new Map<string, Outcome>();
    const days = send.expected.flatMap(({date}) => date ?? []).sort();
    const [from, to] = [days[0], days.at(-1)];
    if (from === undefined || to === undefined) return found;
    const journals = await xero.findJournals({from, to}, {urgent: work.urgent, signal: work.signal});
    const claims = claimsIn(context);
    for (const id of open) {
      const expected = send.expected[send.entryIds.indexOf(id)];
      const journal = journals.find(
        (one) => one.id && isAlive(one) && one.narration === expected?.number && !claims.heldByAnother(one.id, id),
      );
      if (!journal?.id) continue;
      claims.claim(journal.id, id);
      found.set(id, {
        kind: 'found',
        xeroId: journal.id,
        xeroNumber: journal.narration,
        answer: null,
        adopted: false,
      });
    }
    return found;
  },
};

/** What an answer says of each journal of a send. */
export const journalOutcomes = (send: Send, elements: readonly XeroElement<XeroJournal>[]): Outcome[] =>
  matchElements(send.expected, elements, (journal, expected) =>
    journal.narration === expected.number ? 'certainly' : 'no',
  ).map((element, index) =>
    documentOutcome(
      element && {
        ...element,
        record: {id: element.record.id, ...journalSums(element.record)},
      },
      send.expected[index],
    ),
  );

/** What people see of a journal, in the words of a document. */
export const journalSums = ({narration, status, date, lines}: XeroJournal) => ({
  ...{number: narration, status, date, total: null, totalTax: null},
  lines: lines.map(({accountCode, amount}) => ({
    ...{lineItemId: null, description: '', quantity: null, unitAmount: null, lineAmount: amount},
    ...{taxAmount: null, taxType: null, accountCode},
  })),
});

export const isAlive = ({status}: Pick<XeroJournal, 'status'>): boolean => status !== 'VOIDED' && status !== 'DELETED';
