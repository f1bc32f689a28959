import type {ActivityAnswer} from '../../shared/contract/activity.ts';
import type {DearChoicesAnswer, DearDocuments, XeroChoicesAnswer} from '../../shared/contract/connections.ts';
import type {DaysAnswer} from '../../shared/contract/days.ts';
import type {Forecast, ForecastSwitch} from '../../shared/contract/forecast.ts';
import type {NotificationsAnswer, TestMailAnswer} from '../../shared/contract/notifications.ts';
import type {UsersAnswer} from '../../shared/contract/pairing.ts';
import type {ReconciliationAnswer} from '../../shared/contract/reconciliation.ts';
import type {RunsAnswer} from '../../shared/contract/runs.ts';
import type {Settings} from '../../shared/contract/settings.ts';
import type {TransactionsAnswer} from '../../shared/contract/transactions.ts';
import type {Preview} from '../../shared/export/preview.ts';
import type {Run, RunScope} from '../../shared/export/run.ts';
import type {SoughtResult} from '../../shared/export/run-filter.ts';
import type {Attempt, Transaction} from '../../shared/history/transaction.ts';
import type {Role} from '../../shared/pairing/user.ts';
import type {Snapshot} from '../client/snapshot.ts';
import type {Trouble} from '../client/trouble.ts';
import type {DocumentView} from '../documents/shown-document.ts';

export interface DocumentOnPage {
  readonly family: 'sale' | 'purchase';
  /** DEAR's guid, lower case. */
  readonly id: string;
}

/** What the control on DEAR's page has to know of a document: no more, as it goes to a process shared with the page. */
export interface DocumentAnswer {
  readonly view: DocumentView;
  readonly run: DocumentFacts['run'];
  /** Whether the history has anything of the document. */
  readonly hasRows: boolean;
}

/** What the worker makes it of. */
export interface DocumentFacts {
  readonly rows: readonly DocumentRow[];
  /** The run on this document: in work, or the one asked for by its id. */
  readonly run:
    | (Pick<Run, 'id' | 'state' | 'outcome' | 'counts' | 'finishedAt'> & {
        readonly problem?: {readonly title: string; readonly fix: string};
      })
    | null;
  readonly company: string | null;
}

export type DocumentRow = Pick<
  Transaction,
  'id' | 'kind' | 'status' | 'xero' | 'waitingFor' | 'skipped' | 'updatedAt' | 'createdAt'
> & {
  readonly number: string;
  readonly documentId: string;
  readonly problem: Pick<NonNullable<Transaction['problem']>, 'code' | 'title' | 'detail' | 'fix'> | null;
};

/** What the menu on DEAR's pages shows, in words: the worker finds them, as every kilobyte counts on the page. */
export interface MenuFacts {
  /** `Xero: Demo Trading NZ`, or what stands in the way. */
  readonly head: string;
  /** `Last sync 10:00, next 11:00`, how far a run is, or what to do. */
  readonly line: string;
  /** What needs somebody; 0 draws no mark. */
  readonly problems: number;
  /** `14 problems`, for those who do not see the mark; empty without any. */
  readonly problemsText: string;
  /** `14 failed`; empty when nothing has. */
  readonly failedText: string;
  readonly syncing: boolean;
  /** Why nothing can be synced now, or null. */
  readonly disabled: string | null;
  /** What came of the run asked about, once it is over: `23 sent, none failed`. */
  readonly result: string | null;
}

/** The settings that the popup and DEAR's page show, and no more. */
type FormSettings = Pick<Settings, 'exportAttachments' | 'exportPurchaseOrders' | 'autosync' | 'mailingLists'>;

export interface FormFacts {
  readonly settings: FormSettings;
  /** Names this state of the settings; a change says which state it was made on. */
  readonly tag: string;
  /** Whether the person may change them. */
  readonly mayChange: boolean;
  /** The time zone of DEAR's company; null until DEAR is connected. */
  readonly companyZone: string | null;
  /** Whether the companion can send e-mail. */
  readonly mail: boolean;
  readonly nextAutosyncAt: string | null;
}

/** What of them is changed at once; null in `timeZone` means the company's. */
export interface FormChange {
  readonly exportAttachments?: boolean;
  readonly exportPurchaseOrders?: boolean;
  readonly autosync?: Partial<Settings['autosync']>;
}

/** What a content script may ask. */
export interface DearPageAsks {
  /** `watching`: a run to its end; `recalled`: one that is over, whose outcome still counts. */
  document: {
    with: DocumentOnPage & {readonly watching?: string; readonly recalled?: string};
    answer: DocumentAnswer;
  };
  'sync-document': {with: DocumentOnPage; answer: {readonly runId: string}};
  menu: {with: {readonly watching?: string}; answer: MenuFacts};
  'sync-all': {with: null; answer: {readonly runId: string}};
  'open-panel': {with: PanelPlace; answer: null};
  'open-set-up': {with: {readonly step?: string}; answer: null};
  dock: {with: {readonly folded?: boolean}; answer: {readonly folded: boolean}};
  /** Puts what opens on a page, which is no part of its controls, into the page that asks. */
  'load-sheets': {with: null; answer: null};
  form: {with: null; answer: FormFacts};
  'save-form': {with: {readonly change: FormChange; readonly tag: string}; answer: FormFacts};
  forecast: {with: {readonly of: ForecastSwitch}; answer: Forecast};
}

export interface TransactionQuery {
  /** One or several, with commas. */
  readonly status?: string;
  readonly kind?: string;
  readonly q?: string;
  readonly document?: string;
  readonly run?: string;
  /** Why it did not go: code and title, as a run's `met` has them. */
  readonly cause?: string;
  /** The rows that this notification tells of. */
  readonly notification?: string;
  /** Instants or calendar days, as the contract takes them. */
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

export interface RunQuery {
  readonly state?: string;
  readonly trigger?: string;
  /** The name of who asked. */
  readonly user?: string;
  readonly result?: SoughtResult;
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

export interface ActivityQuery {
  readonly q?: string;
  readonly from?: string;
  readonly to?: string;
  readonly type?: string;
  readonly user?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

/** What the companion hands out as a file: which list, and with which filters. */
export type CsvQuery =
  | {readonly of: 'transactions'; readonly query: TransactionQuery}
  | {readonly of: 'runs'; readonly query: RunQuery}
  | {readonly of: 'activity'; readonly query: ActivityQuery}
  | {readonly of: 'reconciliation'; readonly query: Period};

/** Calendar days, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** What the side panel can show, and so what it can be opened on. */
export const panelViews = ['transactions', 'runs', 'activity', 'notifications', 'preview', 'reconciliation'] as const;
export type PanelView = (typeof panelViews)[number];

/** What the side panel is opened on: a document, or one of its views; a notification shows its rows. */
export type PanelPlace = DocumentOnPage | {readonly view: PanelView; readonly notification?: string};

/** The settings, and the tag of this state of them. */
export interface TaggedSettings {
  readonly settings: Settings;
  readonly tag: string;
}

/** What our own pages may ask beside that. */
interface OwnPageAsks {
  snapshot: {with: null; answer: Snapshot};
  'try-again': {with: null; answer: Snapshot};
  find: {with: {readonly address: string}; answer: {readonly address: string; readonly version: string}};
  pair: {with: {readonly address: string; readonly code: string; readonly name: string}; answer: Snapshot};
  /** Answers from sample books from now on; only while this browser is not paired. */
  'start-example': {with: null; answer: Snapshot};
  'leave-example': {with: null; answer: Snapshot};
  'connect-dear': {
    with: {readonly accountId: string; readonly applicationKey: string};
    answer: {readonly company: string};
  };
  'connect-xero': {with: null; answer: {readonly authorizeUrl: string}};
  /** The companion forgets the keys, or logs out at Xero; all that it remembers of documents stays. */
  'disconnect-dear': {with: null; answer: null};
  'disconnect-xero': {with: null; answer: null};
  /** An administrator says whether DEAR's own link to Xero is off. */
  'say-own-link': {with: {readonly off: boolean}; answer: null};
  'choose-organisation': {with: {readonly tenantId: string; readonly confirm?: boolean}; answer: null};
  'dear-choices': {with: null; answer: DearChoicesAnswer};
  'dear-documents': {with: {readonly from: string}; answer: DearDocuments};
  'xero-choices': {with: null; answer: XeroChoicesAnswer};
  settings: {with: null; answer: TaggedSettings};
  /** A merge patch, and the tag of the state it was made on. */
  'change-settings': {with: {readonly patch: unknown; readonly tag: string}; answer: TaggedSettings};
  sync: {with: {readonly scope: RunScope}; answer: Run};
  'stop-run': {with: {readonly id: string}; answer: null};
  transactions: {with: TransactionQuery; answer: TransactionsAnswer};
  transaction: {
    with: {readonly id: string};
    answer: {readonly transaction: Transaction; readonly attempts: readonly Attempt[]};
  };
  retry: {with: {readonly id: string}; answer: Run};
  skip: {with: {readonly id: string; readonly reason: string}; answer: Transaction};
  unskip: {with: {readonly id: string}; answer: Transaction};
  invite: {with: {readonly role: Role}; answer: {readonly code: string; readonly expiresAt: string}};
  users: {with: null; answer: UsersAnswer};
  'revoke-user': {with: {readonly id: string}; answer: null};
  diagnosis: {with: null; answer: {readonly text: string}};
  /** A mail to everybody on a list, so that they see it works. */
  'test-mail': {with: {readonly id: string}; answer: TestMailAnswer};
  'panel-document': {with: null; answer: PanelPlace | null};
  runs: {with: RunQuery; answer: RunsAnswer};
  run: {with: {readonly id: string}; answer: Run};
  days: {with: Period; answer: DaysAnswer};
  /** The whole file as text. */
  csv: {with: CsvQuery; answer: string};
  activity: {with: ActivityQuery; answer: ActivityAnswer};
  /** Those that are open and not put away by this person, or all that ever were, newest first. */
  notifications: {with: {readonly open: boolean}; answer: NotificationsAnswer};
  dismiss: {with: {readonly id: string}; answer: null};
  'dismiss-all': {with: null; answer: null};
  /** Starts a run that only looks. */
  'start-preview': {with: {readonly scope: RunScope}; answer: Run};
  preview: {with: {readonly id: string}; answer: Preview};
  reconciliation: {with: Period; answer: ReconciliationAnswer};
}

type Asks = DearPageAsks & OwnPageAsks;
export type AskName = keyof Asks;
export type Ask<Name extends AskName> = Asks[Name]['with'];
export type AnswerTo<Name extends AskName> = Asks[Name]['answer'];

export type Answer<Value> =
  | {readonly ok: true; readonly value: Value}
  | {readonly ok: false; readonly trouble: Trouble};

/** The envelope all asks travel in. */
export interface AskMessage {
  readonly deerpath: 'ask';
  readonly ask: string;
  readonly with: unknown;
}
