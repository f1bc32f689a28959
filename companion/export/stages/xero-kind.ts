import type {DearDocument, DearDocumentKind} from '../../../shared/documents/dear-document.ts';
import type {DearMaster} from '../../dear/dear.ts';
import type {Operation, Send} from '../../store/ledger-records.ts';
import type {Xero, XeroCallOptions, XeroElement, XeroInvoice} from '../../xero/xero.ts';
import type {NotEditable} from '../refusals/why-not-editable.ts';

export type Expected = Send['expected'][number];

/**
 * What differs between the lists of documents that Xero keeps: invoices and bills, credit notes, orders. Everything else of
 * their way there (planned, looked for, sent, settled, changed, voided) is the same and stands once.
 */
export interface XeroKind {
  /** The list's name in requests and answers, and that of an element's id in it. */
  readonly member: string;
  readonly idMember: string;
  /** The kinds of DEAR's that go there. */
  readonly dearKinds: readonly DearDocumentKind[];
  /** What a sale or purchase has of them, drafts and voided ones too. */
  documentsOf(read: DearMaster): readonly DearDocument[];
  /** How new ones travel, and the change of a single one. */
  readonly put: Operation;
  readonly update: Operation;
  create(xero: Xero, send: Send, options: XeroCallOptions): Promise<XeroElement<XeroInvoice>[]>;
  change(xero: Xero, id: string, send: Send, options: XeroCallOptions): Promise<XeroElement<XeroInvoice>[]>;
  get(xero: Xero, id: string, options: XeroCallOptions): Promise<XeroInvoice | undefined>;
  /** What Xero has that could be one of these, in as few calls as it takes. */
  lookUp(xero: Xero, wanted: readonly Expected[], search: Search): Promise<XeroInvoice[]>;
  /** Whether Xero takes some changes of what is paid. */
  readonly changesWhenPaid: boolean;
  /** Why Xero takes no change of what it has; null where it does. */
  whyNotEditable(current: XeroInvoice): NotEditable | null;
  whyNotVoidable(current: XeroInvoice): NotEditable | null;
  /** The status in which Xero keeps what is wanted no more. */
  statusOfGone(current: XeroInvoice): 'VOIDED' | 'DELETED';
}

export interface Search {
  readonly options: XeroCallOptions;
  /** Xero said that a number is in use: it is looked for under that number, whatever its date. */
  readonly isInUse?: boolean;
  betweenCalls(): Promise<void>;
}
