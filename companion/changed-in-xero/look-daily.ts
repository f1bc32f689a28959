import {commitAndTell, type ExportContext} from '../export/context.ts';
import {withOutcome} from '../export/rows.ts';
import type {Errand} from '../export/stages/errand.ts';
import {type AsInXero, changesSince, seenIn} from '../ledger/as-in-xero.ts';
import {journalSums} from '../ledger/channels/journals.ts';
import {isoTime} from '../platform/clock.ts';
import {xeroKey} from '../store/briefs.ts';
import type {LedgerEntry} from '../store/ledger-records.ts';
import type {Changes} from '../store/store.ts';
import type {XeroInvoice} from '../xero/xero.ts';
import {deletedPayments} from './deleted-payments.ts';

const DAY = 24 * 3_600_000;
/** Xero's stamps have whole seconds, and its clock is another one. */
const OVERLAP = 10 * 60_000;
/** More than anybody reads; the reconciliation shows the others, too. */
const MOST = 500;

/** The look as a part of every full sync. */
export const changedInXeroErrand: Errand = {
  name: 'changed-in-xero',
  kinds: [],
  isOn: () => true,
  run: lookDaily,
};

/**
 * Once a day asks Xero what changed there since: what was voided, deleted or edited after Deerpath sent it is written on its
 * row and listed. Nothing is ever sent for it: the books are people's.
 */
export async function lookDaily(context: ExportContext): Promise<void> {
  const {clock, store, work} = context;
  if (context.rehearsal) return;
  const now = clock.now();
  const lookedAt = store.state.cursors[cursorOf(context)];
  // Nothing can have changed of what went with this very run.
  if (lookedAt === undefined) return noteLooked(context, now);
  if (now - Date.parse(lookedAt) < DAY) return;
  const found = await readChanged(context, Date.parse(lookedAt) - OVERLAP);
  if (work.signal.aborted) return;
  await note(context, found, now);
  await noteLooked(context, now);
}

const cursorOf = ({books}: ExportContext): string => `${books.account}/${books.tenantId}/changed-in-xero`;

const noteLooked = (context: ExportContext, now: number): Promise<void> =>
  context.store.commit('export.settled', (changes) =>
    changes.setState({cursors: {...changes.state.cursors, [cursorOf(context)]: isoTime(now)}}),
  );

/** One list a kind, of kinds that Deerpath has brought to Xero: a thousand documents a call. */
async function readChanged(context: ExportContext, since: number): Promise<Seen[]> {
  const {xero, work} = context;
  const options = {urgent: false, signal: work.signal};
  const kinds = kindsHeld(context);
  const lists: XeroInvoice[][] = [];
  if (kinds.has('sale-invoice') || kinds.has('bill')) lists.push(await xero.findInvoicesChanged(since, options));
  if (kinds.has('sale-credit-note') || kinds.has('bill-credit-note'))
    lists.push(await xero.findCreditNotesChanged(since, options));
  if (kinds.has('purchase-order')) lists.push(await xero.findPurchaseOrdersChanged(since, options));
  const journals = kinds.has('journal') ? await xero.findJournalsChanged(since, options) : [];
  return [
    ...lists.flat().map((document) => ({id: document.id, seen: seenIn(document), document})),
    ...journals.map((record) => ({id: record.id, seen: seenIn(journalSums(record))})),
  ];
}

/** Something that changed in Xero, as it stands there now. */
interface Seen {
  readonly id: string | null;
  readonly seen: AsInXero | undefined;
  /** Of anything but a journal. */
  readonly document?: XeroInvoice;
}

function kindsHeld({store, books}: ExportContext): Set<string> {
  const prefix = `${books.account}/${books.tenantId}/`;
  const kinds = new Set<string>();
  for (const {place, xero} of store.briefs('ledger')) {
    if (xero !== 0 && place.startsWith(prefix)) kinds.add(place.slice(prefix.length));
  }
  return kinds;
}

async function note(context: ExportContext, found: readonly Seen[], askedAt: number): Promise<void> {
  const byId = new Map(found.flatMap(({id, seen}) => (id ? [[id.toLowerCase(), seen]] : [])));
  const documents = new Map(found.flatMap(({id, document}) => (id && document ? [[id.toLowerCase(), document]] : [])));
  if (byId.size === 0) return;
  const {store, books} = context;
  const prefix = `${books.account}/${books.tenantId}/`;
  const keys = new Set(Array.from(byId.keys(), xeroKey));
  const held = [...store.select('ledger', ({xero, place}) => keys.has(xero) && place.startsWith(prefix))].filter(
    ({xeroId}) => xeroId !== null && byId.has(xeroId.toLowerCase()),
  );
  const isElsewhere = ({asInXero: before, xeroId}: (typeof held)[number]) =>
    before?.contactId != null && before.contactId !== byId.get(xeroId?.toLowerCase() ?? '')?.contactId;
  // Of a contact that was merged every document is another one's now: that is one act of people, and not of each document.
  if (held.some(isElsewhere))
    await context.contactBook.refresh(context.xero, {urgent: false, signal: context.work.signal});
  const deleted = deletedPayments(context, documents, askedAt);
  await commitAndTell(context, 'export.settled', (changes) => {
    for (const {id, xeroId} of held) noteOne(changes, context, id, byId.get(xeroId?.toLowerCase() ?? ''));
    for (const {id, version} of deleted) {
      const entry = changes.get('ledger', id);
      if (entry?.version === version) tell(changes, context, entry, 'it was deleted');
    }
  });
}

function noteOne(changes: Changes, context: ExportContext, entryId: string, seen: AsInXero | undefined): void {
  const entry = changes.get('ledger', entryId);
  if (!entry?.asInXero || !seen || entry.state !== 'accepted') return;
  const {contactBook} = context;
  const {contactId} = entry.asInXero;
  const merged = contactId && contactBook.living(contactId)?.id;
  const before = merged && merged !== contactId ? {...entry.asInXero, contactId: merged} : entry.asInXero;
  const differences = changesSince(before, seen);
  if (differences.length === 0) {
    // Approved, paid or merged: from here on that is how it stands.
    if (seen.status !== entry.asInXero.status || before !== entry.asInXero)
      changes.put('ledger', {...entry, asInXero: seen});
    return;
  }
  tell(changes, context, {...entry, asInXero: seen}, differences.join(', '));
}

/** On its row, and in the list of what was changed there. */
function tell(changes: Changes, {clock, work}: ExportContext, entry: LedgerEntry, what: string): void {
  const text = `Changed in Xero after Deerpath sent it: ${what}.`;
  changes.put('ledger', {...entry, changedThere: text, version: entry.version + 1});
  const others = (changes.state.changedInXero ?? []).filter((id) => id !== entry.id);
  changes.setState({changedInXero: [entry.id, ...others].slice(0, MOST)});
  const row = entry.rowId ? changes.get('rows', entry.rowId) : undefined;
  if (!row) return;
  const notes = [...row.transaction.notes, text];
  const attempt = {runId: work.id, outcome: 'found', text, idempotencyKey: null, problem: null} as const;
  changes.put('rows', withOutcome(row, {notes}, attempt, clock.now()));
}
