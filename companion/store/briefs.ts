import {causeKey} from '../../shared/alerts/causes.ts';
import {isAuthorised} from '../../shared/documents/dear-document.ts';
import type {DocumentKind} from '../../shared/documents/kinds.ts';
import type {LedgerState} from '../../shared/export/ledger-state.ts';
import type {TransactionStatus} from '../../shared/history/transaction.ts';
import {keyOf} from './entry-key.ts';
import type {LedgerEntry} from './ledger-records.ts';
import type {Master} from './master-record.ts';
import type {CollectionName, Collections, Row} from './records.ts';

/** What of a history row is at hand without reading it: enough to order, count, filter and search. */
export interface RowBrief {
  /** Of its id (`entry-key.ts`), as in every brief. */
  readonly key: number;
  readonly id: string;
  /** Number, party and number in Xero, in lower case, a line each. */
  readonly says: string;
  readonly status: TransactionStatus;
  readonly kind: DocumentKind;
  /** Blank when no run had to do with it. */
  readonly runId: string;
  /** The problem's code; blank without one. */
  readonly code: string;
  /** Keys of its cause, and of its code and title as they stand (`isOfCause`); 0 without a problem. */
  readonly cause: number;
  readonly told: number;
  /** Somebody may have to look after it: it has a problem, or had one at its last try and waits. */
  readonly isTroubled: 'yes' | 'no';
  /** Milliseconds. */
  readonly createdAt: number;
  /** Keys (`entry-key.ts`) of the sale or purchase with its DEAR account, of the sale or purchase alone, and of the document in it. */
  readonly master: number;
  readonly dear: number;
  readonly document: number;
}

/** What of a ledger entry is at hand without reading it. */
export interface LedgerBrief {
  readonly key: number;
  /** `<dear account>/<tenant>/<kind>`. */
  readonly place: string;
  /** Key of `<dear account>/<guid of the sale or purchase>`. */
  readonly master: number;
  readonly state: LedgerState;
  /** Key of the id in Xero in lower case; 0 while it has none. */
  readonly xero: number;
  /** Something in Xero has to be approved before this can go on it. */
  readonly isHeld: 'yes' | 'no';
  /** Milliseconds. */
  readonly updatedAt: number;
}

/** What of a sale or purchase is at hand without reading it. */
export interface MasterBrief {
  readonly key: number;
  readonly account: string;
  /** Its number in lower case. */
  readonly says: string;
  /** Key of `<dear account>/<guid>`. */
  readonly master: number;
  /** What it was settled under in each tenant (`export/settled.ts`): the same few texts for all. */
  readonly settled: string;
  /** Whether its documents were ever read. */
  readonly isRead: 'yes' | 'no';
  /** Numbers of its documents in lower case, a line each. */
  readonly numbers: string;
  /** Numbers that its credit notes name, alike, where it has no invoice or bill of its own that they could mean. */
  readonly credits: string;
  /** Days of the first and last of its documents and payments, and of its last authorised invoice or bill, in milliseconds; 0 where there is none. */
  readonly first: number;
  readonly last: number;
  readonly invoiced: number;
  /** When its files were last read; 0 before they were. */
  readonly filesReadAt: number;
}

/** What a brief has to be: as these are, or as somebody says. */
export type Wanted<Brief> = Partial<Brief> | ((brief: Brief) => boolean);

export const isWanted = <Brief extends object>(brief: Brief, wanted: Wanted<Brief>): boolean =>
  typeof wanted === 'function'
    ? wanted(brief)
    : Object.entries(wanted).every(([name, value]) => brief[name as keyof Brief] === value);

/** `word`: the same few again and again; `text`: another for each; `number`. */
export type ColumnKind = 'word' | 'text' | 'number';

interface Definition<Value, Brief> {
  readonly columns: Readonly<Record<keyof Brief, ColumnKind>>;
  readonly of: (value: Value) => Brief;
}

/** One of these changed: the index files of before are of no use any more. */
export const BRIEFS_EDITION = 1;

/** Collections of which only this is in memory; their records are read when somebody asks for them. */
export const briefs = {
  rows: {
    columns: {
      key: 'number',
      id: 'text',
      says: 'text',
      status: 'word',
      kind: 'word',
      runId: 'word',
      code: 'word',
      cause: 'number',
      told: 'number',
      isTroubled: 'word',
      createdAt: 'number',
      master: 'number',
      dear: 'number',
      document: 'number',
    },
    of: briefOfRow,
  } satisfies Definition<Row, RowBrief>,
  ledger: {
    columns: {
      key: 'number',
      place: 'word',
      master: 'number',
      state: 'word',
      xero: 'number',
      isHeld: 'word',
      updatedAt: 'number',
    },
    of: briefOfEntry,
  } satisfies Definition<LedgerEntry, LedgerBrief>,
  masters: {
    columns: {
      key: 'number',
      account: 'word',
      says: 'text',
      master: 'number',
      settled: 'word',
      isRead: 'word',
      numbers: 'text',
      credits: 'text',
      first: 'number',
      last: 'number',
      invoiced: 'number',
      filesReadAt: 'number',
    },
    of: briefOfMaster,
  } satisfies Definition<Master, MasterBrief>,
} as const;

/** What the index of each such collection says of a record. */
export interface Briefs {
  rows: RowBrief;
  ledger: LedgerBrief;
  masters: MasterBrief;
}
export type BriefName = keyof Briefs;

/** The brief of a record of that collection. */
export const briefOf = <Name extends BriefName>(collection: Name, record: Collections[Name]): Briefs[Name] =>
  (briefs[collection].of as unknown as (record: Collections[Name]) => Briefs[Name])(record);

export const isInBrief = (collection: CollectionName): collection is BriefName => Object.hasOwn(briefs, collection);

/** The account in front of the ids of ledger entries and masters. */
const accountOf = (id: string | null): string => id?.slice(0, id.indexOf('/')) ?? '';

function briefOfRow({id, transaction, attempts, entryId}: Row): RowBrief {
  const {status, kind, dear, xero, runId, problem, createdAt} = transaction;
  const failedLast = status === 'Pending' && attempts.findLast(({outcome}) => outcome !== 'sent')?.outcome === 'failed';
  return {
    key: keyOf(id),
    id,
    says: [dear.number, dear.party, xero?.number ?? ''].join('\n').toLowerCase(),
    status,
    kind,
    runId: runId ?? '',
    code: problem?.code ?? '',
    cause: problem ? keyOf(causeKey(problem, dear.number)) : 0,
    told: problem ? keyOf(`${problem.code} ${problem.title}`) : 0,
    isTroubled: problem || failedLast ? 'yes' : 'no',
    createdAt: Date.parse(createdAt),
    master: masterBriefKey(accountOf(entryId), dear.id),
    dear: keyOf(dear.id.toLowerCase()),
    document: keyOf(dear.documentId.toLowerCase()),
  };
}

function briefOfEntry({id, state, xeroId, heldBy, updatedAt}: LedgerEntry): LedgerBrief {
  const [account = '', tenant, kind, dearId = ''] = id.split('/', 4);
  return {
    key: keyOf(id),
    place: [account, tenant, kind].join('/'),
    master: masterBriefKey(account, dearId),
    state,
    xero: xeroId ? xeroKey(xeroId) : 0,
    isHeld: heldBy ? 'yes' : 'no',
    updatedAt: Date.parse(updatedAt),
  };
}

function briefOfMaster(master: Master): MasterBrief {
  const {id, dearId, number, settled, seenStamp, filesReadAt} = master;
  const account = accountOf(id);
  const known = Object.entries(settled).map(
    ([tenant, {stamps, under, stages}]): SettledBrief => [tenant, stamps.includes(seenStamp), under, stages ?? []],
  );
  const documents = master.documents ?? [];
  const days = [...documents, ...(master.payments ?? [])].map(dayOf).filter((day) => day > 0);
  const invoices = documents.filter(({kind}) => kind === 'sale-invoice' || kind === 'bill');
  const isLone = invoices.every(({status}) => status === 'VOIDED');
  const authorised = invoices.filter(({status}) => isAuthorised(status));
  return {
    key: keyOf(id),
    account,
    says: number.toLowerCase(),
    master: masterBriefKey(account, dearId),
    settled: JSON.stringify(known),
    isRead: master.documents ? 'yes' : 'no',
    numbers: documents.map((one) => inWords(one.number)).join('\n'),
    credits: isLone ? documents.flatMap(({credits}) => (credits ? inWords(credits) : [])).join('\n') : '',
    first: days.length > 0 ? Math.min(...days) : 0,
    last: Math.max(0, ...days),
    invoiced: Math.max(...(authorised.length > 0 ? [1] : [0]), ...authorised.map(dayOf)),
    filesReadAt: Date.parse(filesReadAt ?? '') || 0,
  };
}

const inWords = (number: string): string => number.trim().toLowerCase();

const dayOf = ({date}: {date: string | null}): number => Date.parse(date ?? '') || 0;

/** Tenant; whether the stamp last seen is one on which it was settled; under what; the stages that were on. */
export type SettledBrief = readonly [tenantId: string, isSeen: boolean, under: string, stages: readonly string[]];

const masterBriefKey = (account: string, dearId: string): number => keyOf(`${account}/${dearId}`);
export const xeroKey = (xeroId: string): number => keyOf(xeroId.toLowerCase());
